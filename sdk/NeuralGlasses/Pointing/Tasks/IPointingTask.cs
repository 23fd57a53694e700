namespace NeuralGlasses.Pointing.Tasks;

/// <summary>A task that asks for one target after the other.</summary>
public interface IPointingTask
{
    /// <summary>The target that is asked for now; null when the task is over.</summary>
    PointingTarget? Target { get; }

    /// <summary>Whether it is clicked; held else.</summary>
    bool IsClicked { get; }

    /// <summary>The trials that are over.</summary>
    IReadOnlyList<PointingTrial> Trials { get; }

    /// <summary>Takes where the cursor is.</summary>
    /// <exception cref="ArgumentException">Time goes back, or a number is none.</exception>
    void Take(in CursorSample sample);
}
