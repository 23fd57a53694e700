using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// Everything that the arm is going to do, and what its muscles do now. Pieces may be added while time goes by, as long as they
/// do not begin in the past.
/// </summary>
public sealed class ArmActivity
{
    private readonly PriorityQueue<MuscleBurst, (double, long)> _coming = new();
    private readonly List<MuscleBurst> _now = [];
    private readonly double[] _drives = new double[MuscleTable.Count];
    private readonly double _tone;
    private long _added;

    /// <summary>Makes an arm that does nothing yet, at a tone from 0 to 0.05 of the greatest drive.</summary>
    public ArmActivity(double tone) => _tone = tone;

    /// <summary>Adds what the muscles of a piece do.</summary>
    public void Add(ArmPiece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        // Of two that begin at once the one added first comes first, so that sums are the same in every run.
        foreach (var burst in piece.Bursts)
            _coming.Enqueue(burst, (burst.AtS, _added++));
    }

    /// <summary>Drives of all muscles at a time in seconds, which never goes back; where bursts meet, they add, to 1 at most.</summary>
    public ReadOnlySpan<double> DrivesAt(double seconds)
    {
        while (_coming.TryPeek(out var next, out _) && next.AtS <= seconds)
            _now.Add(_coming.Dequeue());
        _now.RemoveAll(burst => burst.EndS <= seconds);
        Array.Fill(_drives, _tone);
        foreach (var burst in _now)
            _drives[(int)burst.Muscle] += burst.At(seconds);
        for (var i = 0; i < _drives.Length; i++)
            _drives[i] = Math.Min(1, _drives[i]);
        return _drives;
    }
}
