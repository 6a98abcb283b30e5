export declare function contentStamp(root: string, paths: readonly string[]): string;
