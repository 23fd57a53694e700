namespace NeuralGlasses.Wristband.Storage;

/// <summary>Whether a setting may be set.</summary>
public enum SettingCheck
{
    /// <summary>It may.</summary>
    Ok = 0,

    /// <summary>There is no such key.</summary>
    UnknownKey = 1,

    /// <summary>The value is not one of those that the key allows.</summary>
    OutOfRange = 2,
}
