package backstep.notation;

/**
 * A place in a line of text: where an error puts its caret.
 *
 * <p>All spans are equal, so that two programs that differ only in layout are.
 */
public final class Span {
  private final Source source;
  private final int start;

  public Span(Source source, int start) {
    this.source = source;
    this.start = start;
  }

  public Source source() {
    return source;
  }

  /** The column of the first character, from 0. */
  public int start() {
    return start;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Span;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
