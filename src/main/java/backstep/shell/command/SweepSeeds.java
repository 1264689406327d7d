package backstep.shell.command;

import backstep.insight.sweep.Sweep;
import backstep.insight.sweep.Tally;
import backstep.insight.sweep.Variant;
import backstep.network.Experiment;
import backstep.network.Variation;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.SweepView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Forced;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.argument.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sweep}: the same training from many seeds. */
public record SweepSeeds() implements Command {
  private static final String SEEDS = "--seeds";
  private static final String FROM = "--from";
  private static final String EPOCHS = "--epochs";
  private static final String VARY = "--vary";
  private static final String CSV = "--csv";

  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "sweep",
            "sweep [PROGRAM]... [--seeds N] [--vary NAME=a,b]... [OPTION]...",
            "train from many seeds and count what learns",
            "sweep question-relu fixed-relu --seeds 20 --epochs 50")
        .details(
            """
            Each program, or the one at hand, is trained from N seeds (100 if nothing is said), 0 to N-1 or from
            another one on with --from K, over its setting epochs or --epochs N; each run is bit for bit what
            stepping that seed would give. --vary alpha=0.01,0.1 varies a setting, and --vary
            start=positive,centred whether initial values that are drawn lie above 0 or around it (rand or
            2 * rand - 1, abs(randn) or randn, he, xavier); several are combined. 95 % CI is Wilson's interval: how
            far the share is known from so few seeds. seed is the first of those. --csv FILE writes a row for each
            run, over a file that this session does not know only with --force. Ctrl-C keeps what is done. load seed
            7 of fixed-relu alpha=0.1 begins such a run, to be stepped through. The limit of 1000 is a convention,
            for a hidden layer, else for y: what grows more slowly counts as other, or as learned if it answers
            right before; diagnose looks for the growth. The outcomes are:
            """
                + SweepView.legend()
                + ".");
  }

  @Override
  public Syntax syntax() {
    return Completion.ANY_PROGRAM.or(option()).repeated();
  }

  private static Syntax option() {
    return Syntax.word(SEEDS, "how many seeds, 100 if nothing is said")
        .then(Completion.OTHER)
        .or(Syntax.word(FROM, "the first seed, 0 if nothing is said").then(Completion.OTHER))
        .or(Syntax.word(EPOCHS, "so many, in place of the setting").then(Completion.OTHER))
        .or(Syntax.word(VARY, "each of these values: NAME=a,b").then(Completion.VARIED))
        .or(Syntax.word(CSV, "a row for each run, in a file").then(Syntax.file(".csv")))
        .or(Forced.SYNTAX);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Request request = new Request(session, world);
    while (!arguments.isEmpty()) {
      request.take(arguments);
    }
    Sweep sweep = request.sweep();
    request.refuseUnwritable();
    List<Tally> tallies =
        sweep.run(
            Runtime.getRuntime().availableProcessors(),
            () -> !world.isCancelled(),
            (done, total) -> world.progress(done, total, "epochs"));
    String text = SweepView.text(sweep, tallies, session.told(), session.view(world));
    return Reply.of(session.withTold(SweepView.explained(tallies)), text + request.write(tallies));
  }

  /** What has been asked for so far. */
  private static final class Request {
    private static final int USUAL_SEEDS = 100;
    private static final int MOST_SEEDS = 1_000_000;

    private final Session session;
    private final World world;
    private final Map<String, Experiment> programs = new LinkedHashMap<>();
    private final List<List<Variation>> variations = new ArrayList<>();
    private int seeds = USUAL_SEEDS;
    private int from;
    private String csv = "";
    private Span csvSpan;
    private boolean force;

    private Request(Session session, World world) {
      this.session = session;
      this.world = world;
    }

    private void take(Arguments arguments) {
      Span span = arguments.here();
      String word = arguments.word("a program");
      switch (word) {
        case SEEDS -> seeds = atMost(MOST_SEEDS, arguments.count("a number of seeds"), span);
        case FROM -> from = arguments.seed("the first seed");
        case EPOCHS -> vary(List.of(epochs(arguments)), span);
        case VARY ->
            vary(Variants.variations(arguments, "NAME=a,b,..., as in alpha=0.01,0.1"), span);
        case Forced.WORD -> force = true;
        case CSV -> {
          csvSpan = arguments.here();
          csv = arguments.word("a file");
        }
        default -> program(word, span);
      }
    }

    private void program(String word, Span span) {
      if (word.startsWith("-")) {
        throw new UserError(
            "sweep has no option " + word + "; it has " + String.join(", ", option().ownWords()),
            span);
      }
      if (programs.put(word, Variants.program(word, span, world)) != null) {
        throw new UserError(word + " is named twice", span);
      }
    }

    private static int atMost(int most, int count, Span span) {
      if (count > most) {
        throw new UserError(count + " seeds are too many; at most " + most, span);
      }
      return count;
    }

    private static Variation epochs(Arguments arguments) {
      Span span = arguments.here();
      return new Variation("epochs", Integer.toString(arguments.count("a number of epochs")), span);
    }

    private void vary(List<Variation> values, Span span) {
      String name = values.get(0).name();
      if (variations.stream().anyMatch(other -> other.get(0).name().equals(name))) {
        throw new UserError(name + " is varied twice", span);
      }
      variations.add(values);
    }

    private Sweep sweep() {
      if (programs.isEmpty()) {
        programs.put("", session.timeline().ahead().experiment());
      }
      List<Variant> variants = new ArrayList<>();
      programs.forEach(
          (name, program) ->
              Variants.product(variations)
                  .forEach(varied -> variants.add(Variant.of(name, program, varied))));
      return new Sweep(variants, from, seeds).checked();
    }

    /** A file that cannot be written must not cost the whole sweep; what it holds stays so far. */
    private void refuseUnwritable() {
      if (!csv.isEmpty()) {
        save(world.has(csv) ? world.read(csv) : "");
      }
    }

    private String write(List<Tally> tallies) {
      return csv.isEmpty() ? "" : save(SweepView.csv(tallies));
    }

    private String save(String text) {
      World to = force ? new Forced(world) : world;
      UserError.at(csvSpan, () -> to.write(csv, text));
      return "saved " + csv + "\n";
    }
  }
}
