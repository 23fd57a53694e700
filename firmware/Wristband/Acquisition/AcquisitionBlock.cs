using NeuralGlasses.Contract;

namespace NeuralGlasses.Wristband.Acquisition;

/// <summary>One block as the engine delivers it: exactly the payload of one EMG frame, already packed.</summary>
public sealed class AcquisitionBlock
{
    /// <summary>Sequence number given by the engine, 0 to 65535; a number that never arrives is a lost block.</summary>
    public int Sequence;

    /// <summary>Device time of the first sample, in microseconds, wrapping at 2^32.</summary>
    public uint DeviceTicks;

    /// <summary>Number of the first channel.</summary>
    public int FirstChannel;

    /// <summary>Number of channels.</summary>
    public int ChannelCount;

    /// <summary>Number of sample sets.</summary>
    public int SampleCount;

    /// <summary>Flags of <see cref="EmgStreamFormat"/>: coding, lead-off, saturation, stream start.</summary>
    public int Flags;

    /// <summary>Channels of the whole chain with an electrode off, bit 0 = channel 0.</summary>
    public int LeadOff;

    /// <summary>Packed samples; the first <see cref="PayloadLength"/> bytes are valid.</summary>
    public readonly byte[] Payload = new byte[EmgStreamFormat.MaxFrameLength - EmgStreamFormat.Overhead];

    /// <summary>Number of valid payload bytes.</summary>
    public int PayloadLength;
}
