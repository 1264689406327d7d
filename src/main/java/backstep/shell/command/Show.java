package backstep.shell.command;

import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Setting;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Option;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code show [SETTING]}: the settings. */
public record Show() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LOOK, "show", "show [SETTING]", "show the settings, or one of them", "show");
  }

  @Override
  public Syntax syntax() {
    return Completion.SETTING;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(session, all(session));
    }
    Span span = arguments.here();
    String name = arguments.word("a setting");
    arguments.end();
    Experiment experiment = session.timeline().ahead().experiment();
    Program program = experiment.program();
    String shown =
        program
            .setting(name)
            .map(Setting::text)
            .or(() -> Option.named(name).map(option -> option.shown(session.look())))
            .or(() -> KnownSetting.named(name).flatMap(known -> experiment.unset(known, span)))
            .orElseThrow(() -> unknown(program, name, span));
    return Reply.of(session, name + " = " + shown + "\n");
  }

  /** All settings, a line each. */
  static String all(Session session) {
    Experiment experiment = session.timeline().ahead().experiment();
    StringBuilder text = new StringBuilder(experiment.title());
    text.append(experiment.isChanged() ? ", changed since it was loaded\n" : "\n");
    for (Setting setting : experiment.program().settings()) {
      String meaning = KnownSetting.named(setting.name()).map(KnownSetting::meaning).orElse("");
      row(text, setting.name(), setting.text(), meaning);
    }
    for (Option option : Option.values()) {
      row(text, option.word(), option.shown(session.look()), option.meaning());
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String value, String meaning) {
    String row = String.format(Locale.ROOT, "  %-10s = %-8s  %s", name, value, meaning);
    text.append(row.stripTrailing()).append('\n');
  }

  private static UserError unknown(Program program, String name, Span span) {
    List<String> known = new ArrayList<>();
    program.settings().forEach(setting -> known.add(setting.name()));
    Arrays.stream(Option.values()).forEach(option -> known.add(option.word()));
    return new UserError(
        "there is no setting '"
            + name
            + "'"
            + Nearest.hint(name, known, "there are " + String.join(", ", known)),
        span);
  }
}
