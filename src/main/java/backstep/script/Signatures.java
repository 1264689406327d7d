package backstep.script;

import backstep.notation.Nearest;
import backstep.notation.UserError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What known functions may be called with. Whatever else Python's or numpy's would take changes
 * what they do, and is refused, lest it be passed over.
 */
final class Signatures {
  private static final int ANY = Integer.MAX_VALUE;
  private static final Set<String> NONE = Set.of();
  private static final Map<String, Signature> ALL = new HashMap<>();

  /** At most so many values, and these names. */
  private record Signature(int most, Set<String> names) {}

  static {
    add(3, NONE, "where", "range", "xrange");
    add(3, Set.of("a_min", "a_max"), "clip");
    add(2, NONE, "add", "subtract", "multiply", "divide", "true_divide", "power", "matmul", "dot");
    add(2, NONE, "greater", "greater_equal", "less", "maximum", "minimum", "outer", "map", "pow");
    add(2, NONE, "insert", "full");
    add(2, Set.of("axis", "keepdims"), "sum", "mean");
    add(2, Set.of("axis"), "concatenate", "expand_dims", "std", "amax", "amin");
    add(3, Set.of("axis"), "append");
    add(2, Set.of("decimals"), "round", "around");
    add(2, Set.of("dtype"), "array", "asarray", "zeros", "ones", "empty");
    add(1, Set.of("dtype"), "zeros_like", "ones_like", "astype");
    add(3, Set.of("dtype", "start", "stop", "step"), "arange");
    add(3, Set.of("start", "stop", "num"), "linspace");
    add(2, Set.of("start"), "enumerate");
    add(1, Set.of("dtype", "delimiter", "skiprows"), "loadtxt");
    add(1, Set.of("dtype", "delimiter", "skip_header"), "genfromtxt");
    add(3, Set.of("low", "high", "size"), "uniform", "randint");
    add(3, Set.of("loc", "scale", "size"), "normal");
    add(1, Set.of("size"), "random", "random_sample", "ranf", "standard_normal");
    add(ANY, NONE, "rand", "randn", "zip", "reshape");
    add(ANY, Set.of("axis"), "max", "min");
    add(ANY, Set.of("end", "sep", "file", "flush"), "print");
    add(ANY, Set.of("precision", "suppress", "linewidth", "threshold"), "set_printoptions");
    add(ANY, Set.of("all", "divide", "over", "under", "invalid"), "seterr");
    add(ANY, Set.of("desc", "total", "leave"), "tqdm");
    add(ANY, NONE, "of random", "default_rng", "RandomState");
    add(2, NONE, "get");
    add(ANY, NONE, "format", "join", "str", "exit", "quit");
  }

  private Signatures() {}

  private static void add(int most, Set<String> names, String... functions) {
    for (String function : functions) {
      ALL.put(function, new Signature(most, names));
    }
  }

  /** Refuses what a known function is not read with. */
  static void require(Value.Native function, Value.Given given) {
    String name = function.name();
    Signature signature = ALL.getOrDefault(name, new Signature(1, NONE));
    if (given.values().size() > signature.most) {
      throw new UserError(
          "'"
              + name
              + "' is read with at most "
              + signature.most
              + " value"
              + (signature.most == 1 ? "" : "s")
              + ", not "
              + given.values().size(),
          given.span());
    }
    for (String named : given.named().keySet()) {
      if (!signature.names.contains(named)) {
        throw new UserError(
            "'"
                + named
                + "' of '"
                + name
                + "' is not read"
                + Nearest.hint(named, List.copyOf(signature.names), "write it another way"),
            given.span());
      }
    }
  }
}
