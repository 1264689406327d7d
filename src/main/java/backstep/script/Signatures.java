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
  private static final Set<String> ALL_NAMES = Set.of("any name");
  private static final Map<String, Signature> ALL = new HashMap<>();

  /** At most so many values, and these names. */
  private record Signature(int most, Set<String> names) {
    boolean takes(String name) {
      return names == ALL_NAMES || names.contains(name);
    }
  }

  static {
    add(3, NONE, "where", "range", "xrange");
    add(3, Set.of("a_min", "a_max", "out"), "clip");
    add(2, NONE, "add", "subtract", "multiply", "divide", "true_divide", "power", "matmul", "dot");
    add(2, NONE, "greater", "greater_equal", "less", "maximum", "minimum", "outer", "map", "pow");
    add(2, NONE, "less_equal", "equal", "not_equal", "logical_and", "logical_or");
    add(2, NONE, "logical_xor", "bitwise_and", "bitwise_or", "bitwise_xor");
    add(1, NONE, "logical_not");
    add(3, NONE, "setattr", "getattr", "next");
    add(2, NONE, "full_like", "tile", "meshgrid");
    add(3, NONE, "apply_along_axis");
    add(4, Set.of("axis"), "insert");
    add(3, Set.of("axis"), "repeat");
    add(2, Set.of("axis", "keepdims"), "sum", "nansum", "mean", "average", "prod", "any", "all");
    add(2, Set.of("axis", "keepdims"), "std", "var", "amax", "amin", "argmax", "argmin");
    add(1, Set.of("axis", "keepdims"), "norm");
    add(2, Set.of("axis"), "concatenate", "expand_dims", "stack", "squeeze");
    add(3, Set.of("axis"), "append");
    add(2, Set.of("decimals"), "round", "around");
    add(2, Set.of("dtype", "copy"), "array");
    add(2, Set.of("dtype"), "asarray");
    add(2, Set.of("dtype", "shape"), "zeros", "ones", "empty");
    add(2, Set.of("dtype", "shape", "fill_value"), "full");
    add(2, NONE, "isinstance", "hasattr");
    add(1, Set.of("dtype"), "zeros_like", "ones_like", "empty_like", "astype");
    add(3, Set.of("dtype", "start", "stop", "step"), "arange");
    add(3, Set.of("start", "stop", "num"), "linspace");
    add(2, Set.of("start"), "enumerate");
    add(1, Set.of("dtype", "delimiter", "skiprows"), "loadtxt");
    add(1, Set.of("dtype", "delimiter", "skip_header"), "genfromtxt");
    add(3, Set.of("low", "high", "size"), "uniform", "randint");
    add(3, Set.of("loc", "scale", "size"), "normal");
    add(3, Set.of("n", "p", "size"), "binomial");
    add(1, Set.of("size"), "random", "random_sample", "ranf", "standard_normal");
    add(ANY, NONE, "rand", "randn", "zip", "reshape");
    add(ANY, Set.of("axis", "keepdims"), "max", "min");
    add(ANY, Set.of("end", "sep", "file", "flush"), "print");
    add(ANY, Set.of("precision", "suppress", "linewidth", "threshold"), "set_printoptions");
    add(ANY, Set.of("all", "divide", "over", "under", "invalid"), "seterr", "errstate");
    add(ANY, Set.of("desc", "total", "leave"), "tqdm");
    add(3, Set.of("size", "low", "high", "loc", "scale"), "of a generator");
    add(3, Set.of("size", "replace"), "choice");
    add(1, Set.of("seed"), "default_rng", "RandomState", "seed");
    add(2, NONE, "random.uniform", "random.gauss", "random.randint", "random.randrange");
    add(0, NONE, "random.random");
    add(1, ALL_NAMES, "dict");
    add(2, NONE, "get");
    add(ANY, NONE, "c_", "r_", "vectorize", "super", "diag");
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
      if (!signature.takes(named)) {
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
