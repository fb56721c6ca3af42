/** Other programs that offer some of the options under the same name: `ou-cost-report.sh` and Rundeck's steps and jobs. */
type Integration = 'shell-script' | 'rundeck';

/** What follows an option on the command line. */
type Argument =
  | { readonly takes: 'nothing' }
  | {
      readonly takes: 'text';
      /** Stands for the value in the help. */
      readonly placeholder: string;
      /** Values that have a name; whoever reads the option decides about other text. */
      readonly knownValues?: readonly string[];
    }
  /** A BCP 47 tag, such as de-DE. */
  | { readonly takes: 'language-tag'; readonly placeholder: string }
  | { readonly takes: 'choice'; readonly placeholder: string; readonly values: readonly string[] }
  | {
      readonly takes: 'number';
      readonly placeholder: string;
      /** Both ends are allowed. */
      readonly smallest: number;
      readonly largest: number;
    };

/** One option of the command line. Parser, request, help, integrations and documents are made from it or held to it. */
export type OptionRow = Argument & {
  /** What it does, without values, default and repeatability: those are added from the other fields. */
  readonly help: string;
  /** The value that is meant where the option is omitted. */
  readonly default?: string;
  /** What is meant where the option is omitted, if that is not one value. */
  readonly otherwise?: string;
  /** Whether it may be given several times. @default false */
  readonly repeatable?: true;
  /** Whether it belongs to the option before it, so that the order counts. @default false */
  readonly ordered?: true;
  /** Which integrations offer it too; empty where none does. */
  readonly alsoIn: readonly Integration[];
};

/** Options by their name without the two hyphens, in the order of the help. */
export type OptionTable = Readonly<Record<string, OptionRow>>;
