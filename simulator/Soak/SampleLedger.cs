using NeuralGlasses.Link;

namespace NeuralGlasses.Simulator.Soak;

/// <summary>Accounts for every sample set between the first and the last frame of each stream: received, lost by number, or unexplained by the two together.</summary>
internal sealed class SampleLedger(int rateHz)
{
    private readonly double _periodMicroseconds = 1e6 / rateHz;
    private uint _expectedTicks;
    private bool _begun;

    /// <summary>Streams that began.</summary>
    public int Streams { get; private set; }

    /// <summary>Sample sets received.</summary>
    public long Received { get; private set; }

    /// <summary>Sample sets that frames missing by number held, by the device's ticks.</summary>
    public long Lost { get; private set; }

    /// <summary>Sample sets missing by the device's ticks where no frame is missing by number, or the other way round.</summary>
    public long Unexplained { get; private set; }

    public void Add(in ReceivedFrame received)
    {
        var frame = received.Frame;
        if (received.Restarted)
        {
            Streams++;
            _begun = false;
        }

        if (_begun)
        {
            var gap = (long)Math.Round((int)(frame.DeviceTicks - _expectedTicks) / _periodMicroseconds);

            // A frame is a whole block here, so that so many frames are so many sets.
            if (gap != received.LostBefore * (long)frame.SampleCount)
                Unexplained += Math.Abs(gap - (received.LostBefore * (long)frame.SampleCount));
            Lost += gap;
        }

        Received += frame.SampleCount;
        _expectedTicks = frame.DeviceTicks + (uint)Math.Round(frame.SampleCount * _periodMicroseconds);
        _begun = true;
    }
}
