export declare function patternsThatFitNone(root: string, patterns: readonly string[]): readonly string[];
