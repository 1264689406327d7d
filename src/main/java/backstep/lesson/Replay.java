package backstep.lesson;

import backstep.lesson.SessionBlock.Exchange;
import backstep.render.Style;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the sessions of a document and compares what they show. The session goes on from block to
 * block.
 */
public final class Replay {
  private final Document document;
  private final Shell shell;
  private final World world;
  private final Output output;
  private Session session;

  /** What came of a block: nothing to say, or how it differs from what the document shows. */
  public record Result(SessionBlock block, List<String> differences) {}

  private Replay(Document document, Shell shell, Session begin, World world) {
    this.document = document;
    this.shell = shell;
    this.session = begin;
    this.world = world;
    this.output = new Output(document.tolerance());
  }

  /** Runs all blocks; after a wrong status the rest is not run. */
  public static List<Result> run(Document document, Shell shell, Session begin, World world) {
    Replay replay = new Replay(document, shell, begin, world);
    List<Result> results = new ArrayList<>();
    boolean stopped = false;
    for (SessionBlock block : document.sessions()) {
      List<String> differences = new ArrayList<>();
      stopped = stopped || !replay.run(block, differences);
      if (stopped && differences.isEmpty()) {
        differences.add(document.file() + ":" + block.line() + ": not run");
      }
      results.add(new Result(block, differences));
    }
    return results;
  }

  /** False if a command failed that should not have, or the other way round. */
  private boolean run(SessionBlock block, List<String> differences) {
    for (Exchange exchange : block.exchanges()) {
      Reply reply = shell.run(session, exchange.command(), world);
      session = reply.session();
      List<String> actual = Style.plain(reply.text()).lines().toList();
      boolean rightStatus = reply.failed() == block.fails();
      if (!rightStatus || !output.matches(exchange.expected(), actual)) {
        differences.add(difference(block, exchange, actual, rightStatus));
      }
      if (!rightStatus) {
        return false;
      }
    }
    return true;
  }

  private String difference(
      SessionBlock block, Exchange exchange, List<String> actual, boolean rightStatus) {
    String status = rightStatus ? "" : block.fails() ? " did not fail" : " failed";
    return document.file()
        + ":"
        + exchange.line()
        + ", "
        + block.section()
        + ": "
        + exchange.command()
        + status
        + "\n  shown:\n    "
        + String.join("\n    ", exchange.expected())
        + "\n  came:\n    "
        + String.join("\n    ", actual);
  }
}
