package backstep.notation;

/** {@code target = value}: one line of a program. */
public record Statement(String target, Expr value, Span span) {

  @Override
  public String toString() {
    return target + " = " + Printer.print(value);
  }
}
