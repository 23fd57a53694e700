using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import.Timed;

/// <summary>The times of a recording's samples: where it has gaps and which sample belongs to a time.</summary>
internal sealed class SampleClock
{
    private const double LongestStepPeriods = 1.5;
    private const double RateTolerance = 0.1;

    private readonly string _path;
    private readonly double[] _timesSeconds;

    /// <summary>Checks the times and cuts them into stretches.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="timesSeconds">Times of the samples, in seconds; equal ones are samples that came in one packet.</param>
    /// <param name="rateHz">Rate that the samples should have.</param>
    /// <exception cref="RecordingException">A time is not finite or goes back, or the samples have another rate.</exception>
    public SampleClock(string path, double[] timesSeconds, double rateHz)
    {
        (_path, _timesSeconds) = (path, timesSeconds);
        CheckOrder();
        Stretches = Cut(1 / rateHz);
        CheckRate(rateHz);
    }

    /// <summary>Gap-free stretches, in order.</summary>
    public IReadOnlyList<RecordingStretch> Stretches { get; }

    /// <summary>Samples whose time equals that of the one before.</summary>
    public int RepeatedTimes { get; private set; }

    /// <summary>Time of the first sample, in seconds.</summary>
    public double FirstSeconds => _timesSeconds[0];

    /// <summary>Time of the last sample, in seconds.</summary>
    public double LastSeconds => _timesSeconds[^1];

    /// <summary>The first sample at or after a time; the number of samples where there is none.</summary>
    public int IndexAt(double seconds)
    {
        var (low, high) = (0, _timesSeconds.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_timesSeconds[middle] < seconds)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The stretch that holds a sample.</summary>
    public RecordingStretch StretchOf(int sample)
    {
        var (low, high) = (0, Stretches.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Stretches[middle].End <= sample)
                low = middle + 1;
            else
                high = middle;
        }

        return Stretches[low];
    }

    private void CheckOrder()
    {
        for (var i = 0; i < _timesSeconds.Length; i++)
        {
            if (!double.IsFinite(_timesSeconds[i]))
                throw new RecordingException(FormattableString.Invariant($"{_path}: field 'time' of row {i} (from 0) is {_timesSeconds[i]}, expected seconds."));
            if (i == 0 || _timesSeconds[i] > _timesSeconds[i - 1])
                continue;
            if (_timesSeconds[i] < _timesSeconds[i - 1])
            {
                throw new RecordingException(FormattableString.Invariant(
                    $"{_path}: field 'time' of row {i} (from 0) is {_timesSeconds[i]} after {_timesSeconds[i - 1]}, expected times that never go back."));
            }

            RepeatedTimes++;
        }
    }

    private List<RecordingStretch> Cut(double periodSeconds)
    {
        var stretches = new List<RecordingStretch>();
        var (stretch, packet, packetLength) = (0, 0, 0);
        for (var start = 0; start < _timesSeconds.Length; start += packetLength)
        {
            var previousLength = packetLength;
            packetLength = 1;
            while (start + packetLength < _timesSeconds.Length && _timesSeconds[start + packetLength] == _timesSeconds[start])
                packetLength++;
            // A packet of n samples with one time is n periods from the next; whether its first or its last sample bears the time is not known.
            var longest = (LongestStepPeriods - 1 + Math.Max(packetLength, previousLength)) * periodSeconds;
            if (start > 0 && _timesSeconds[start] - _timesSeconds[packet] > longest)
            {
                stretches.Add(new(stretch, start));
                stretch = start;
            }

            packet = start;
        }

        stretches.Add(new(stretch, _timesSeconds.Length));
        return stretches;
    }

    private void CheckRate(double rateHz)
    {
        var steps = _timesSeconds.Length - Stretches.Count;
        var found = steps > 0
            ? Stretches.Sum(stretch => _timesSeconds[stretch.End - 1] - _timesSeconds[stretch.Start]) / steps
            : _timesSeconds.Length > 1 ? (LastSeconds - FirstSeconds) / (_timesSeconds.Length - 1) : 1 / rateHz;
        if (Math.Abs(found * rateHz - 1) > RateTolerance)
            throw new RecordingException(FormattableString.Invariant($"{_path}: its samples are {found * 1000:G4} ms apart, expected {1000 / rateHz:G4} ms ({rateHz} Hz)."));
    }
}
