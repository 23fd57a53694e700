namespace NeuralGlasses.Wristband.Supervision;

/// <summary>The parts of the firmware that must show that they live, by number. The times are guesses until a board has run.</summary>
public static class Heartbeat
{
    /// <summary>The loop has come to the end of a turn.</summary>
    public const int Loop = 0;

    /// <summary>The acquisition engine was asked for blocks.</summary>
    public const int Acquisition = 1;

    /// <summary>The radio answers.</summary>
    public const int Radio = 2;

    /// <summary>The IMU was read.</summary>
    public const int Imu = 3;

    /// <summary>The battery gauge was read.</summary>
    public const int Battery = 4;

    /// <summary>Number of heartbeats.</summary>
    public const int Count = 5;

    private static readonly string[] Names = new string[] { "loop", "acquisition", "radio", "IMU", "battery gauge" };
    private static readonly int[] MaxSilences = new int[] { 500, 500, 2000, 1000, 5000 };

    /// <summary>Returns the name of a heartbeat, 0 to <see cref="Count"/> less 1.</summary>
    public static string Name(int id)
    {
        return Names[id];
    }

    /// <summary>Returns the longest time between two beats, in milliseconds.</summary>
    public static int MaxSilenceMilliseconds(int id)
    {
        return MaxSilences[id];
    }

    /// <summary>Returns the bit of a heartbeat in a mask of those that are watched.</summary>
    public static int Bit(int id)
    {
        return 1 << id;
    }
}
