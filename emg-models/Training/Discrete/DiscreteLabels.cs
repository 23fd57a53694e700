using NeuralGlasses.Training.Events;

namespace NeuralGlasses.Training.Discrete;

/// <summary>The events that the pinch-and-swipe model tells apart, and the movements that make them.</summary>
public static class DiscreteLabels
{
    /// <summary>Label of every moment without an event.</summary>
    public const string Rest = "rest";

    private static readonly (string Movement, string Begin, string? End)[] Movements =
    [
        ("index_pinch", "index_press", "index_release"),
        ("middle_pinch", "middle_press", "middle_release"),
        ("thumb_tap", "thumb_tap", null),
        ("thumb_swipe_in", "thumb_swipe_in", null),
        ("thumb_swipe_out", "thumb_swipe_out", null),
        ("thumb_swipe_up", "thumb_swipe_up", null),
        ("thumb_swipe_down", "thumb_swipe_down", null),
    ];

    /// <summary>All labels in the order of the model's outputs, rest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Rest, .. Movements.SelectMany(each => each.End is { } end ? new[] { each.Begin, end } : [each.Begin])];

    /// <summary>Names of the movements that mean something.</summary>
    public static IReadOnlyList<string> Meant { get; } = [.. Movements.Select(each => each.Movement)];

    /// <summary>The labels without rest as classes of events, for <see cref="Cler"/>: index is that in <see cref="All"/> minus one.</summary>
    public static IReadOnlyList<EventClass> Classes { get; } = [.. All.Skip(1).Select(label => new EventClass(label, PressOf(label) is { } press ? IndexOf(press) - 1 : null))];

    /// <summary>Index of a label in <see cref="All"/>, or -1.</summary>
    public static int IndexOf(string label)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == label)
                return i;
        }

        return -1;
    }

    /// <summary>Label of the event with which a movement begins, or null for movements that mean nothing.</summary>
    public static string? BeginOf(string movement) => Movements.FirstOrDefault(each => each.Movement == movement).Begin;

    /// <summary>Label of the event with which a movement ends, or null.</summary>
    public static string? EndOf(string movement) => Movements.FirstOrDefault(each => each.Movement == movement).End;

    /// <summary>Label of the press that a release ends, or null for what is no release.</summary>
    public static string? PressOf(string label) => Movements.FirstOrDefault(each => each.End == label).Begin;
}
