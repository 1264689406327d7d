package backstep.script;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a script may import: what is known here, what only draws or times, and what is refused. */
final class Modules {
  static final String IGNORED = "ignored";

  private static final Set<String> KNOWN =
      Set.of("numpy", "numpy.random", "numpy.linalg", "math", "random", "copy", "sys");

  /** They change no number: whatever is done with them is left out. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "matplotlib",
          "mpl_toolkits",
          "pylab",
          "seaborn",
          "time",
          "datetime",
          "logging",
          "os",
          "ssl",
          "tqdm",
          "warnings",
          "__future__",
          "pprint",
          "IPython",
          "typing",
          "plotly");

  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("pandas", "write its numbers into the script, or load data/... a CSV file"),
          Map.entry("torch", "its gradients are not in the script: write the step with numpy"),
          Map.entry("tensorflow", "its gradients are not in the script: write the step with numpy"),
          Map.entry("keras", "its gradients are not in the script: write the step with numpy"),
          Map.entry("jax", "its gradients are not in the script: write the step with numpy"),
          Map.entry("autograd", "its gradients are not in the script: write the step with numpy"),
          Map.entry("theano", "its gradients are not in the script: write the step with numpy"),
          Map.entry("sklearn", "write its numbers into the script as np.array([...])"),
          Map.entry("scipy", "write what it computes with numpy"),
          Map.entry("threading", "what runs side by side is not read: write a plain loop"),
          Map.entry("multiprocessing", "what runs side by side is not read: write a plain loop"),
          Map.entry("asyncio", "what runs side by side is not read: write a plain loop"),
          Map.entry("pickle", "files are not read: put the data into the script"),
          Map.entry("csv", "files are not read: put the data into the script"),
          Map.entry("json", "files are not read: put the data into the script"),
          Map.entry("urllib", "nothing is fetched: put the data into the script"),
          Map.entry("requests", "nothing is fetched: put the data into the script"),
          Map.entry("collections", "write a list or a dictionary"));

  private Modules() {}

  /** Gives a module, or something of it, its name in a script. */
  static void bring(Syntax.Imported imported, Frame frame, Span span) {
    if ("*".equals(imported.member())) {
      all(imported, frame, span);
      return;
    }
    String module = imported.module();
    String root = root(module);
    Value value;
    if (WITHOUT_EFFECT.contains(root)) {
      value = "tqdm".equals(imported.member()) ? PythonLibrary.SAME : new Value.Library(IGNORED);
    } else if (!KNOWN.contains(module)) {
      value = unread(imported, span);
    } else {
      value =
          imported.member() == null
              ? new Value.Library(imported.as().equals(module) ? root : module)
              : member(new Value.Library(module), imported.member(), span);
    }
    frame.values().put(imported.member() == null ? root(imported.as()) : imported.as(), value);
  }

  /** A module, or something of it, that is not read: it is refused where it is used. */
  private static Value unread(Syntax.Imported imported, Span span) {
    String root = root(imported.module());
    if (!REFUSED.containsKey(root) && Nearest.to(root, KNOWN).isPresent()) {
      throw new UserError(refusal(root), span);
    }
    return new Value.Library(root);
  }

  /** What is said where something of a module is used that is not read. */
  static String refusal(String root) {
    return "the module "
        + root
        + " is not read"
        + (REFUSED.containsKey(root)
            ? ": " + REFUSED.get(root)
            : Nearest.hint(root, KNOWN, "write what it does with numpy"));
  }

  /** All that a module is read of, each under its own name. */
  private static void all(Syntax.Imported imported, Frame frame, Span span) {
    List<String> words =
        switch (imported.module()) {
          case "numpy" -> NumpyLibrary.words();
          case "numpy.random" -> Drawing.words();
          case "random" -> PythonRandom.words();
          case "math" -> NumpyLibrary.wordsOfMath();
          default -> throw new UserError("name what is imported, in the place of the *", span);
        };
    words.forEach(word -> bring(new Syntax.Imported(imported.module(), word, word), frame, span));
  }

  private static String root(String module) {
    return module.contains(".") ? module.substring(0, module.indexOf('.')) : module;
  }

  /** A module by its name in quotes. */
  static Value brought(Value name, Span span) {
    String module = name instanceof Value.Text text ? text.known(span) : "";
    Frame frame = new Frame(null);
    bring(new Syntax.Imported(module, null, module), frame, span);
    return frame.get(root(module));
  }

  /** What a script is called with where it is run alone: its name. */
  private static Value alone(Span span) {
    String file = span.source().where().replaceFirst(":\\d+$", "");
    return Sequence.list(List.of(new Value.Text(file.substring(file.lastIndexOf('/') + 1))));
  }

  /** Something of a module. */
  static Value member(Value.Library module, String name, Span span) {
    if (isIgnored(module)) {
      return module;
    }
    if (module.name().equals("sys")) {
      return name.equals("argv") ? alone(span) : new Value.Library(IGNORED);
    }
    if (!KNOWN.contains(module.name())) {
      throw new UserError(refusal(root(module.name())), span);
    }
    String full = module.name() + "." + name;
    if (KNOWN.contains(full)) {
      return new Value.Library(full);
    }
    Value value =
        switch (module.name()) {
          case "numpy" -> NumpyLibrary.named(name);
          case "numpy.random" -> Drawing.named(name);
          case "numpy.linalg" -> Reductions.ofAlgebra(name);
          case "math" -> NumpyLibrary.ofMath(name);
          case "copy" -> Methods.copying(name);
          default -> PythonRandom.named(name);
        };
    if (value == null) {
      List<String> known = module.name().equals("numpy") ? NumpyLibrary.words() : Drawing.words();
      throw new UserError(
          full + " is not read" + Nearest.hint(name, known, "write what it does with others"),
          span);
    }
    return value;
  }

  /** True of modules whose values never matter. */
  static boolean isIgnored(Value value) {
    return value instanceof Value.Library module && module.name().equals(IGNORED);
  }
}
