using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>Takes notifications of the EMG frames: decodes them, counts what is wrong, and gives the rest to the reorder window. Nothing is allocated after construction.</summary>
internal sealed class FrameIntake
{
    // More than one connection event brings.
    private const int KeptArrivals = 64;

    private readonly ReorderWindow _window;
    private readonly StreamUpkeep _upkeep;
    private readonly LinkCounters _counters;
    private readonly Recent<FrameArrival> _arrivals = new(KeptArrivals);
    private readonly byte[] _bytes = new byte[EmgStreamFormat.MaxFrameLength];

    public FrameIntake(ReorderWindow window, StreamUpkeep upkeep, LinkCounters counters)
    {
        _window = window;
        _upkeep = upkeep;
        _counters = counters;
    }

    /// <summary>Forgets the arrivals of an earlier stream.</summary>
    public void Begin() => _arrivals.Clear();

    /// <summary>Takes the next arrival of a frame that was in time; false if there is none.</summary>
    public bool TryTakeArrival(out FrameArrival arrival) => _arrivals.TryTake(out arrival);

    /// <summary>Takes a notification of a stream of this rate, or of none where no frame is expected; returns the version of a frame that is of another one than ours.</summary>
    public int? Take(ReadOnlySpan<byte> value, HostTime arrivedAt, bool isExpected, double rateHz)
    {
        _counters.BytesReceived += value.Length;
        if (value.Length > _bytes.Length)
        {
            _counters.Corrupt++;
            return null;
        }

        value.CopyTo(_bytes);
        EmgFrameResult result = EmgFrameCodec.TryDecode(_bytes, 0, value.Length, _window.Spare);
        if (result == EmgFrameResult.UnsupportedVersion)
        {
            _counters.UnsupportedVersion++;
            return _window.Spare.Version;
        }

        if (result != EmgFrameResult.Ok)
            _counters.Corrupt++;
        else if (isExpected)
            Accept(value.Length, arrivedAt, rateHz);
        else
            _counters.OutOfTurn++;
        return null;
    }

    private void Accept(int length, HostTime arrivedAt, double rateHz)
    {
        EmgFrame frame = _window.Spare;
        double airMicroseconds = _upkeep.Hear(length, arrivedAt);
        uint newestTicks = frame.DeviceTicks + (uint)Math.Round((frame.SampleCount - 1) * 1e6 / rateHz);
        long received = _counters.Received;
        _window.Accept(arrivedAt, airMicroseconds);
        if (_counters.Received > received)
            _arrivals.Add(new FrameArrival(newestTicks, arrivedAt, airMicroseconds));
    }
}
