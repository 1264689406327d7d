package backstep.matrix;

import java.util.List;

/**
 * A kernel that says what it reads and writes, so that a list of them can be looked through and
 * translated. A record; one of its components is the buffer it writes.
 */
public interface Operation extends Kernel {

  /** The buffer it writes. */
  Buffer out();

  /**
   * The buffers it reads; also the one it writes, where it leaves some of its cells as they are.
   */
  List<Buffer> reads();

  /** The same on all lanes at once, in each lane in the same bits. */
  default Kernel inLanes(Lanes lanes) {
    return new LaneKernels.OneByOne(this, lanes);
  }
}
