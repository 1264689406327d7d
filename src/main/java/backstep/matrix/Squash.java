package backstep.matrix;

/**
 * A function whose cross-entropy is computed from its argument, the pre-activation.
 *
 * @param function a sigmoid or a softmax
 * @param along which cells the softmax takes together
 */
public record Squash(Function function, Along along) {

  /** What makes the transpose of its value from that of the pre-activation. */
  public Squash transposed() {
    return new Squash(function, along.transposed());
  }
}
