package backstep.notation;

/** A statement and the section it stands in. */
public record Line(Section section, Statement statement, Remark remark) {

  public String target() {
    return statement.target();
  }

  public Expr value() {
    return statement.value();
  }

  /** The line without its comments: what the machine runs. */
  @Override
  public String toString() {
    return statement.toString();
  }
}
