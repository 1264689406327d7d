package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.shell.Companion;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Typed;
import backstep.shell.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MistakeTest {

  @Test
  void anExceptionThatNobodyExpectedCostsNeitherTheSessionNorTheLinesThatFollow() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Screen screen = Screen.of(Palette.NONE, StandardCharsets.UTF_8, out, out);
    Session session = Typed.beginning(Shipped.QUESTION_RELU).withCompanion(new Clumsy());
    byte[] lines = "set alpha 0.1\nstumble\nprint alpha\n".getBytes(StandardCharsets.UTF_8);
    int status = new Plain(Typed.SHELL, screen).run(session, new ByteArrayInputStream(lines));
    assertThat(status).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("this is a mistake in Backstep, not yours")
        .endsWith("alpha = 0.1000\n");
  }

  /** Stumbles over a word. */
  private record Clumsy() implements Companion {
    @Override
    public Reply hears(Session before, String line, Reply reply, World world) {
      if (line.equals("stumble")) {
        throw new IllegalStateException("over a word");
      }
      return Reply.of(reply.session(), "");
    }
  }
}
