package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.notation.UserError;
import org.junit.jupiter.api.Test;

class SweepFileTest {

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeTheSweep() {
    LockedWorld world = new LockedWorld();
    assertThat(Typed.in(world).fails("sweep --seeds 2 --epochs 2 --csv runs.csv"))
        .contains("runs.csv cannot be written: permission denied");
    assertThat(world.hasBegun).isFalse();
  }

  /** A world in which no file can be written. */
  private static final class LockedWorld extends MemoryWorld {
    private boolean hasBegun;

    @Override
    public void write(String file, String text) {
      throw new UserError(file + " cannot be written: permission denied");
    }

    @Override
    public void progress(long done, long total, String unit) {
      hasBegun = true;
    }
  }
}
