package backstep.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes forward sections that are smooth almost everywhere, over parameters A, B, P 3 x 2, v 3 x 1,
 * r 1 x 2, s, q 1 x 1 and M 2 x 3.
 */
final class RandomForward {
  private static final List<String> SMOOTH =
      List.of("tanh", "sigmoid", "softplus", "gelu", "elu", "relu", "leaky_relu", "act", "abs");

  private final Random random;

  RandomForward(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** Some lines, each of which may read the ones before, and a loss of all of them. */
  String lines() {
    List<String> names = new ArrayList<>(List.of("A", "B", "P"));
    StringBuilder lines = new StringBuilder();
    String loss = "0.1 * sum(A * B * P * v * r * s * q * (A @ M @ v))";
    for (int i = 1; i <= 4; i++) {
      lines.append("  C").append(i).append(" = ").append(expr(names, 3)).append('\n');
      names.add("C" + i);
      loss += " + " + any(List.of("sum", "mean", "norm")) + "(C" + i + ")";
    }
    return lines + "  loss = " + loss + "\n";
  }

  /** An expression that is 3 x 2. */
  private String expr(List<String> names, int depth) {
    if (depth == 0) {
      return any(names);
    }
    String a = expr(names, depth - 1);
    String b = expr(names, depth - 1);
    String small = any(List.of("v", "r", "s", "q", "two", "0.5", "x", folded(b)));
    return any(
        List.of(
            "(" + a + " + " + b + ")",
            "(" + a + " - " + small + ")",
            "(" + small + " - " + a + ")",
            "(" + a + " * " + b + ") / 2",
            "(" + small + " * " + a + ")",
            a + " / (1 + (" + b + ") ** 2)",
            "(" + a + ").T.T",
            "(1 + P ** " + small + ") * " + a,
            "0.2 * (" + a + ") @ M @ (" + b + ")",
            "(" + a + ") @ (" + b + ").T @ v @ r / 10",
            any(SMOOTH) + "(" + a + ")",
            any(SMOOTH) + "(-" + a + ")",
            any(List.of("maximum", "minimum")) + "(" + a + ", " + small + ")",
            "where(" + b + " > 0, " + a + ", " + small + ")",
            any(List.of("softmax", "layer_norm")) + "(" + a + axis() + ") * " + small,
            "v * [[(" + a + ")[1,0], s]] + " + "(" + b + ")[2,:]",
            "(" + a + ")[:,0] + r"));
  }

  private String folded(String expr) {
    return any(List.of("mean", "sum", "norm", "max")) + "(" + expr + axis() + ")";
  }

  private String axis() {
    return any(List.of("", ", axis=0", ", axis=1"));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
