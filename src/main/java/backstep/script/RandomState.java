package backstep.script;

import backstep.matrix.NumpyRandom;
import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Optional;

/** A stream of random numbers: that of {@code np.random}, or a RandomState of the script's own. */
final class RandomState implements Value {
  private static final int STANDARD_SEED = 1;

  private final Integer forced;
  private final NumpyRandom random;
  private Integer seed;

  /**
   * A stream without a seed of its own.
   *
   * @param forced the seed in the place of the script's, or null
   */
  RandomState(Integer forced) {
    this.forced = forced;
    this.random = new NumpyRandom(forced == null ? STANDARD_SEED : forced);
  }

  /** Begins anew. */
  void seed(int number) {
    seed = number;
    random.seed(forced == null ? number : forced);
  }

  /** The seed that the script sets, if it does. */
  Optional<Integer> seed() {
    return Optional.ofNullable(seed);
  }

  /** The seed with which it begins. */
  int used() {
    return seed().orElse(STANDARD_SEED);
  }

  NumpyRandom random() {
    return random;
  }

  /** A method of it. */
  Value member(String name, Span span) {
    Value method = Drawing.named(name, this);
    if (method == null) {
      throw new UserError(
          described()
              + " has no '"
              + name
              + "' that is read"
              + Nearest.hint(name, Drawing.words(), "draw with its rand, randn or permutation"),
          span);
    }
    return method;
  }

  @Override
  public String described() {
    return "a RandomState";
  }
}
