namespace NeuralGlasses.Wristband.Storage;

/// <summary>Numbers of the files in the store. A number is never used again for something else.</summary>
public static class StoreFile
{
    /// <summary>Settings, first slot.</summary>
    public const int SettingsFirst = 1;

    /// <summary>Settings, second slot.</summary>
    public const int SettingsSecond = 2;

    /// <summary>Fault log, first slot.</summary>
    public const int FaultLogFirst = 3;

    /// <summary>Fault log, second slot.</summary>
    public const int FaultLogSecond = 4;

    /// <summary>Boot record, first slot.</summary>
    public const int BootFirst = 5;

    /// <summary>Boot record, second slot.</summary>
    public const int BootSecond = 6;
}
