package backstep.shell.command;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Prose;
import backstep.render.Style;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Manual;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.Syntax;
import backstep.shell.Word;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code help [TOPIC]}: what there is and how it is used. */
public record HelpOn(Shell shell) implements Command {
  /** What a newcomer needs first. */
  private static final List<String> FIRST =
      List.of("step", "next", "back", "run", "list", "inspect", "test", "break", "set", "undo");

  private static final int SUMMARY_COLUMN = 26;

  @Override
  public Help help() {
    return Help.of(
            Group.SHELL,
            "help h",
            "help [TOPIC]",
            "show what there is, or how something is used",
            "help step")
        .details(
            """
            A topic is a command, a group of commands, functions, notation, settings, or manual for everything
            at once.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.TOPIC;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(session, overview(world.width()));
    }
    Span span = arguments.here();
    String topic = arguments.word("a topic").toLowerCase(Locale.ROOT);
    arguments.end();
    return Reply.of(session, text(topic, span, world.width()));
  }

  private String text(String topic, Span span, int width) {
    Optional<Command> command =
        shell.commands().stream().filter(c -> c.help().names().contains(topic)).findFirst();
    if (command.isPresent()) {
      return describe(command.get().help(), width);
    }
    Optional<Group> group = groups().filter(g -> g.word().equals(topic)).findFirst();
    if (group.isPresent()) {
      return describe(group.get(), width);
    }
    return Manual.topic(topic).orElseGet(() -> manualOrError(topic, span));
  }

  private String manualOrError(String topic, Span span) {
    if (topic.equals("manual")) {
      return Manual.of(shell.commands());
    }
    List<String> known = new ArrayList<>();
    Manual.topics(shell.commands()).map(Word::text).forEach(known::add);
    shell.commands().forEach(command -> known.addAll(command.help().names()));
    throw new UserError(
        "there is no help on '" + topic + "'" + Nearest.hint(topic, known, "help lists it all"),
        span);
  }

  private String overview(int width) {
    StringBuilder text = new StringBuilder("the ten commands to begin with:\n");
    for (String name : FIRST) {
      shell.commands().stream()
          .map(Command::help)
          .filter(help -> help.name().equals(name))
          .forEach(help -> text.append(row(help, width)));
    }
    text.append("\nall commands:\n");
    for (Group group : groups().toList()) {
      String line =
          String.format(Locale.ROOT, "%-8s", group.word()) + String.join(" ", names(group));
      text.append("  ").append(Prose.wrap(line, 10, width).stripLeading());
    }
    return text
        + """

        A bare expression is printed: Ws[0,:] or sum(A1 == 0). A blank line repeats
        the last motion. # begins a comment, ; separates commands, Tab completes.
        Unambiguous beginnings will do. help COMMAND, help functions and help
        notation say more.
        """;
  }

  /** Those that this shell has commands of. */
  private Stream<Group> groups() {
    return Arrays.stream(Group.values()).filter(group -> !names(group).isEmpty());
  }

  private List<String> names(Group group) {
    return shell.commands().stream()
        .map(Command::help)
        .filter(help -> help.group() == group)
        .map(Help::name)
        .toList();
  }

  private String describe(Group group, int width) {
    StringBuilder text = new StringBuilder(group.word() + ": " + group.meaning() + "\n");
    shell.commands().stream()
        .map(Command::help)
        .filter(help -> help.group() == group)
        .forEach(help -> text.append(row(help, width)));
    return text.toString();
  }

  /** Two columns, or below each other where the usage is long. */
  private static String row(Help help, int width) {
    String summary = Prose.wrap(help.summary(), SUMMARY_COLUMN, width);
    return help.usage().length() > SUMMARY_COLUMN - 4
        ? "  " + help.usage() + "\n" + summary
        : "  " + help.usage() + summary.substring(help.usage().length() + 2);
  }

  private static String describe(Help help, int width) {
    String also = help.aliases().isEmpty() ? "" : "also: " + String.join(", ", help.aliases());
    return Style.STRONG.on(help.usage())
        + "\n"
        + Prose.wrap(help.summary(), 2, width)
        + (help.details().isEmpty() ? "" : Prose.wrap(help.details(), 2, width))
        + help.rows(width)
        + (also.isEmpty() ? "" : Prose.wrap(also, 2, width))
        + Prose.wrap("example: " + help.example(), 2, width);
  }
}
