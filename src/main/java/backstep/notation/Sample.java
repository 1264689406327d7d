package backstep.notation;

import backstep.matrix.Matrix;

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
}
