package backstep.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a script has drawn since its training loop began, to be compared with a program's draws. */
final class LoopDraws {
  private final List<int[]> orders = new ArrayList<>();
  private final List<Double> numbers = new ArrayList<>();
  private final Picks picks = new Picks();

  /** The loop begins: what was drawn before it is drawn by the lines of parameters. */
  void begin() {
    orders.clear();
    numbers.clear();
    picks.begin();
  }

  /** The orders of samples. */
  List<int[]> orders() {
    return orders;
  }

  /** The numbers of {@code rand} and {@code randn}. */
  List<Double> numbers() {
    return numbers;
  }

  /** The samples that steps pick. */
  Picks picks() {
    return picks;
  }

  /** The samples in the order in which steps take them, where that is drawn. */
  List<Integer> samples() {
    List<Integer> all = new ArrayList<>(picks.taken());
    orders.forEach(order -> Arrays.stream(order).forEach(all::add));
    return all;
  }
}
