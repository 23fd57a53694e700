namespace NeuralGlasses.Calibration.Session;

/// <summary>Why a calibration recording cannot be relied on.</summary>
public enum CalibrationFault
{
    /// <summary>Too little of a gesture arrived: the session was cut short or the link lost it.</summary>
    Missing,

    /// <summary>The converter was at the end of its range during a gesture.</summary>
    Clipping,

    /// <summary>An electrode does not touch the skin, or gives nothing.</summary>
    LooseElectrode,

    /// <summary>A gesture looks like rest: it was made too weakly, too late or not at all.</summary>
    LikeRest,

    /// <summary>Two gestures look alike.</summary>
    Confused,
}
