/** A value that does not fit; the interpreter throws the Apex exception it names. */
export class ConversionFault extends Error {
  override readonly name = 'ConversionFault';
  /** `StringException`, `TypeException`, … */
  readonly typeName: string;

  constructor(typeName: string, message: string) {
    super(message);
    this.typeName = typeName;
  }
}
