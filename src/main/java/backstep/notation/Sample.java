package backstep.notation;

import backstep.matrix.Matrix;
import java.util.Objects;

/**
 * One training sample.
 *
 * @param x inputs, inputs x 1
 * @param d targets, outputs x 1
 */
public record Sample(Matrix x, Matrix d, Remark remark) {

  public static Sample of(Matrix x, Matrix d) {
    return new Sample(x, d, Remark.NONE);
  }

  /** Written out, since a record's own take long at a start. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Sample sample
        && sample.x.equals(x)
        && sample.d.equals(d)
        && Objects.equals(sample.remark, remark);
  }

  @Override
  public int hashCode() {
    return 31 * x.hashCode() + d.hashCode();
  }
}
