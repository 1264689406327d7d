package backstep.matrix;

/** A reduction: one number from several cells, whichever of a matrix they are. */
@FunctionalInterface
public interface Fold {
  double of(Cells cells);
}
