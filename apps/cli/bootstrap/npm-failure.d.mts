export declare function explainNpmFailure(output: string): string;
