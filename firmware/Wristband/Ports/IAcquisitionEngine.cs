using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;

namespace NeuralGlasses.Wristband.Ports;

/// <summary>
/// The part that sees every sample so that managed code sees none: it answers DRDY, clocks the AFE's frames in, removes
/// the electrode's DC offset, packs 24 bits to 16, codes and seals EMG frames, and keeps each for at least two seconds in a
/// ring of its own. Native code on the chip; a model in the simulator. <c>hardware-spec/afe-ads1298.md</c> is its text.
/// </summary>
public interface IAcquisitionEngine
{
    /// <summary>Begins to make frames as <paramref name="settings"/> say, sequence 0 first, counters and figures at zero; false, and nothing is changed, if they are out of range or the ring would hold less than 2.048 s of them.</summary>
    bool Start(EngineSettings settings);

    /// <summary>Stops, and forgets every frame, unread or kept. Counters and figures stay until the next start.</summary>
    void Stop();

    /// <summary>Copies the oldest unread frame into <paramref name="frame"/>, which holds at least <see cref="EmgStreamFormat.MaxFrameLength"/> bytes, moves the read cursor on and returns the frame's length; 0 if there is none. The frame stays kept.</summary>
    int Read(byte[] frame);

    /// <summary>Copies the frame of a sequence number into <paramref name="frame"/>, which holds at least <see cref="EmgStreamFormat.MaxFrameLength"/> bytes, and returns its length, whether it was read or not; 0 if it is no longer kept or never was. The read cursor stays.</summary>
    int Recall(int sequence, byte[] frame);

    /// <summary>Moves the read cursor over the oldest unread frames, at most <paramref name="count"/>; they stay kept.</summary>
    void Skip(int count);

    /// <summary>Finished frames that were neither read nor skipped.</summary>
    int Unread { get; }

    /// <summary>Frames since start that were overwritten before anybody read or skipped them.</summary>
    int Overruns { get; }

    /// <summary>AFE frames since start in which a chip's status word did not begin with 1100.</summary>
    int BadFrames { get; }

    /// <summary>Times since start that DRDY was answered, with a good frame or a bad one; wraps at 2^32. It stands still when DRDY does.</summary>
    int SampleSets { get; }

    /// <summary>Channels with an electrode off in the newest sample set, bit 0 = channel 0; 0 before the first.</summary>
    int LeadOff { get; }

    /// <summary>
    /// Writes the figures of <see cref="EngineStatistics"/> for each channel of the stream, begins new ones, and returns how many
    /// sample sets they cover, 1 to <see cref="EngineStatistics.MaxSampleSets"/>; 0, and nothing is written or begun, if there
    /// were none or <paramref name="statistics"/> is shorter than <see cref="EngineStatistics.Length"/>.
    /// </summary>
    int ReadStatistics(int[] statistics);
}
