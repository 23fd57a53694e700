namespace NeuralGlasses.Hosting.Pointing;

/// <summary>Names of what a wrist that points does, so that it is given a meaning in the same table as any gesture. Flicks have those of <see cref="NeuralGlasses.Pointing.WristFlick"/>.</summary>
public static class PointedGestures
{
    /// <summary>A short press on what is pointed at.</summary>
    public const string Click = "cursor_click";

    /// <summary>A press that lasts, without the pointer moving.</summary>
    public const string Hold = "cursor_hold";

    /// <summary>A press with which the pointer moves.</summary>
    public const string Drag = "cursor_drag";
}
