using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces.Export;

/// <summary>Writes what a trace holds in formats that other tools read.</summary>
/// <param name="ChannelCount">Channels.</param>
/// <param name="RateHz">Rate, in hertz.</param>
/// <param name="Sets">Sample sets written.</param>
/// <param name="Stretches">Stretches without a gap.</param>
/// <param name="Labels">Labelled gestures.</param>
/// <param name="LeftOut">Sample sets that filled no record of the format and were left out.</param>
/// <param name="Cut">Where the trace is cut, or null.</param>
public sealed record TraceExport(int ChannelCount, double RateHz, long Sets, int Stretches, int Labels, long LeftOut, string? Cut)
{
    /// <summary>Writes the EMG as the glasses received it, with its labels; the ending of the name says in which format.</summary>
    /// <param name="path">The trace.</param>
    /// <param name="to">A new file: <c>.h5</c> for <c>emg-h5/1</c>, <c>.edf</c> for EDF+.</param>
    /// <exception cref="TraceException">The trace cannot be read, or the name has another ending.</exception>
    /// <exception cref="Recordings.RecordingException">The recording could not be written.</exception>
    public static TraceExport Write(string path, string to)
    {
        var ending = Path.GetExtension(to).ToLowerInvariant();
        if (ending is not (".h5" or ".edf"))
            throw new TraceException($"--to is {to}; expected a name that ends in .h5 (emg-h5/1) or .edf (EDF+).");
        var emg = TracedEmg.Read(path);
        var leftOut = 0L;
        if (ending == ".h5")
            Hdf5Export.Write(emg, to);
        else
            leftOut = EdfExport.Write(emg, to);
        var sets = emg.Stretches.Sum(stretch => (long)stretch.Count) - leftOut;
        return new TraceExport(emg.ChannelCount, emg.RateHz, sets, emg.Stretches.Count, emg.Truth.Count, leftOut, emg.Cut);
    }
}
