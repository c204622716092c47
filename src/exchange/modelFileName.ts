/** The kinds of files a model can be saved as, by name. */
export const MODEL_FILE_NAMES = ['json', 'safetensors', 'npz', 'npy', 'csv', 'history', 'parquet', 'python', 'notebook', 'card'] as const;

export type ModelFileName = (typeof MODEL_FILE_NAMES)[number];
