package backstep.tutor;

import backstep.lesson.ReplayWorld;
import backstep.lesson.Report;
import backstep.notation.UserError;
import backstep.render.Style;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.InnerWorld;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code replay FILE...}: runs documents again and compares. */
record ReplayFiles(Shell shell) implements Command {
  private static final int DEEPEST = 3;

  @Override
  public Help help() {
    return Help.of(
            Group.LEARN,
            "replay",
            "replay FILE...",
            "run recordings or lessons again, and compare what they show",
            "replay demo.md")
        .details(
            """
            Each begins in a session of its own; yours stays as it is. A decimal number may differ by the
            tolerance in the head of the file (tol, 1e-6 where it says none). What a file writes stays in memory;
            what it reads lies beside it.
            """);
  }

  @Override
  public Syntax syntax() {
    return Syntax.file(".md").repeated();
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.takes("--accept")) {
      throw new UserError("accepting is for the command line: backstep replay --accept FILE");
    }
    List<String> files = new ArrayList<>(List.of(arguments.word("a file")));
    while (!arguments.isEmpty()) {
      files.add(arguments.word("a file"));
    }
    Optional<Recording> recording = session.companion(Recording.class);
    if (recording.isPresent()) {
      RecordingRequest refused =
          RecordingRequest.refused("a replay cannot be recorded: record stop, then replay");
      return Reply.of(session.withCompanion(recording.get().asked(refused)), "");
    }
    refuseDepth(world);
    return replayed(session, files, world);
  }

  private Reply replayed(Session session, List<String> files, World world) {
    StringBuilder text = new StringBuilder();
    boolean wrong = false;
    for (String file : files) {
      Optional<Report> report = report(file, world, text);
      if (world.isCancelled()) {
        return new Reply(session, text + "interrupted in " + file + "\n", true, false);
      }
      report.ifPresent(one -> text.append(one.text()));
      wrong = wrong || !report.map(Report::isRight).orElse(false);
    }
    return new Reply(session, text.toString(), wrong, false);
  }

  /** The report on a file; where there can be none, the others are replayed all the same. */
  private Optional<Report> report(String file, World world, StringBuilder text) {
    try {
      return Optional.of(Report.of(file, world.read(file), shell, world));
    } catch (UserError error) {
      text.append(Style.WRONG.on(error.text())).append('\n');
      return Optional.empty();
    }
  }

  private static void refuseDepth(World world) {
    int depth = 0;
    for (World at = world; at instanceof InnerWorld inner; at = inner.outer()) {
      depth += at instanceof ReplayWorld ? 1 : 0;
    }
    if (depth >= DEEPEST) {
      throw new UserError("this is replayed " + DEEPEST + " files deep: does it replay itself?");
    }
  }
}
