namespace NeuralGlasses.Wristband;

/// <summary>Version of this firmware, as the control point and the Device Information service state it.</summary>
public static class FirmwareVersion
{
    /// <summary>Raised when a central has to change with the firmware.</summary>
    public const int Major = 1;

    /// <summary>Raised by every other release.</summary>
    public const int Minor = 0;

    /// <summary>Both, as text.</summary>
    public const string Text = "1.0";
}
