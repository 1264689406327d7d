package backstep.notation;

/** A statement and the section it stands in. */
public record Line(Section section, Statement statement, Remark remark) {

  public String target() {
    return statement.target();
  }

  public Expr value() {
    return statement.value();
  }

  /** The line with other comments. */
  public Line with(Remark other) {
    return new Line(section, statement, other);
  }

  /** The line with another expression in place of its own. */
  public Line with(Expr other) {
    return new Line(section, new Statement(target(), other, statement.span()), remark);
  }

  /** True if a place lies in the text of this line. */
  @SuppressWarnings("ReferenceEquality") // equal texts are found in many places
  boolean isAt(Span span) {
    return statement.span().source() == span.source();
  }

  /** The line without its comments: what the machine runs. */
  @Override
  public String toString() {
    return statement.toString();
  }
}
