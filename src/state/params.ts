/**
 * The one table of parameters. It feeds sliders, number fields, the permalink, validation, the scripting interface and the
 * documentation. Rows and the type `Params` follow from it.
 */
export type ParamKey = 'n' | 'm';
export type Params = Readonly<Record<ParamKey, number | string>>;
