using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>
/// A board's clock for tests: while the firmware waits, DRDY pulses reach the engine; then what the test planned for that
/// time happens. It also sees whether the firmware allocates between two waits.
/// </summary>
internal sealed class BoardClock : IMonotonicClock
{
    /// <summary>In so many steps, of hundreds, the runtime may allocate for itself: whenever it compiles hot code anew, or another test's collection retires what was left of this thread's share.</summary>
    public const int StepsOfTheRuntime = 2;

    private readonly List<(long At, Action Act)> _plan = [];
    private long _allocatedAtReturn = -1;
    private long _meterAtReturn;
    private int _allocatingSteps;

    public long Microseconds { get; private set; }

    public long EndMicroseconds { get; set; } = long.MaxValue;

    /// <summary>Waits that succeed before the board shuts down.</summary>
    public int WaitsLeft { get; set; } = int.MaxValue;

    public int Waits { get; private set; }

    public Ads1298Chain? Chain { get; set; }

    /// <summary>Whether the AFE's DRDY line stands still.</summary>
    public bool DataReadyStuck { get; set; }

    /// <summary>The virtual air, for a board that is not on a radio that the test commands.</summary>
    public LocalRadio? Radio { get; set; }

    public AcquisitionEngineModel? Engine { get; set; }

    public long MeasureFrom { get; set; } = long.MaxValue;

    /// <summary>Whether the firmware allocated in the steps that were measured; <see cref="StepsOfTheRuntime"/> may be the runtime's own.</summary>
    public bool HasAllocated => _allocatingSteps > StepsOfTheRuntime;

    /// <summary>A counter of something that the firmware does; its rise in each measured turn is added to <see cref="Metered"/>.</summary>
    public Func<long>? Meter { get; set; }

    public List<long> Metered { get; } = [];

    public int MeasuredSteps { get; private set; }

    public void At(long microseconds, Action act) => _plan.Add((microseconds, act));

    public bool WaitUntil(long microseconds)
    {
        if (_allocatedAtReturn >= 0)
        {
            if (Meter is not null)
                Metered.Add(Meter() - _meterAtReturn);
            _allocatingSteps += GC.GetAllocatedBytesForCurrentThread() > _allocatedAtReturn ? 1 : 0;
            MeasuredSteps++;
        }

        Waits++;
        var target = Math.Max(Microseconds, Math.Min(microseconds, EndMicroseconds));
        while (Chain is not null && !DataReadyStuck && Chain.NextDataReadyMicroseconds <= target)
        {
            Microseconds = Chain.NextDataReadyMicroseconds;
            if (Engine is null)
                Chain.Convert(Microseconds);
            else
                Engine.OnDataReady(Microseconds);
        }

        Microseconds = target;
        while (Radio is not null && Radio.NextEventMicroseconds <= target)
            Radio.RunEvent();
        for (var i = 0; i < _plan.Count; i++)
        {
            if (_plan[i].At > Microseconds)
                continue;
            _plan[i].Act();
            _plan.RemoveAt(i--);
        }

        _meterAtReturn = Meter?.Invoke() ?? 0;
        _allocatedAtReturn = Microseconds >= MeasureFrom ? GC.GetAllocatedBytesForCurrentThread() : -1;
        return --WaitsLeft >= 0 && Microseconds < EndMicroseconds;
    }
}
