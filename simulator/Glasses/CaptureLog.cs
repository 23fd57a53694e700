using NeuralGlasses.Devices;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>Keeps every line of the capture log in memory; the run writes it out at its end.</summary>
public sealed class CaptureLog : ICaptureLog
{
    private readonly List<CaptureRecord> _records = [];

    /// <summary>Lines in order.</summary>
    public IReadOnlyList<CaptureRecord> Records => _records;

    /// <inheritdoc/>
    public void Record(in CaptureRecord record) => _records.Add(record);
}
