package backstep.insight.why;

import backstep.notation.Cell;
import backstep.notation.Formula;
import java.util.List;
import java.util.Optional;

/**
 * Why a cell has its value: where it came from, the formula with the numbers in it, and the same of
 * the cells in the formula.
 *
 * @param value NaN where there is none yet
 * @param version how often lines of its sample had written its name by then
 * @param formula empty where no line computed it, or where this is as deep as was asked
 * @param repeated true if its formula stands elsewhere in the tree
 * @param before the value the same cell had before the line ran, if it had one
 * @param operands the cells in the formula
 * @param outdated filled where the read of it was stale
 * @param zero why it is 0 or, where it has a value before, why that has not changed; may be empty
 */
public record Explanation(
    Cell cell,
    double value,
    int version,
    Origin origin,
    Optional<Formula> formula,
    boolean repeated,
    Optional<Double> before,
    List<Explanation> operands,
    Optional<Outdated> outdated,
    List<ZeroStep> zero) {

  public Explanation {
    operands = List.copyOf(operands);
    zero = List.copyOf(zero);
  }

  /** The same, and nothing of what is stale. */
  public Explanation unmarked() {
    return new Explanation(
        cell,
        value,
        version,
        origin,
        formula,
        repeated,
        before,
        operands.stream().map(Explanation::unmarked).toList(),
        Optional.empty(),
        zero);
  }

  /** True if it, or a cell that it came from, was read stale. */
  public boolean isStale() {
    return outdated.isPresent() || operands.stream().anyMatch(Explanation::isStale);
  }

  /** True if a line ran and left the value as it was, to the bit. */
  public boolean isUnchanged() {
    return before.filter(old -> Double.compare(old, value) == 0).isPresent();
  }
}
