using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>The cell and the charger as somebody turns them.</summary>
internal sealed class ChaosBattery : IBattery
{
    public int Millivolts { get; set; } = 4000;

    public bool IsCharging { get; set; }
}

/// <summary>An arm that is still or shakes.</summary>
internal sealed class ChaosMotion : IMotionSource
{
    public bool Shakes { get; set; }

    public long TapAt { get; set; } = long.MinValue;

    public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        var swing = Shakes ? Math.Sin(microseconds / 1e6 * 2 * Math.PI * 3) : 0;
        accelerationsG[0] = 0.5 * swing;
        accelerationsG[1] = 0;
        var tap = microseconds - TapAt;
        accelerationsG[2] = 1 - (tap is >= 0 and < 10_000 or >= 200_000 and < 210_000 ? 4 * Math.Sin(Math.PI * (tap % 200_000) / 10_000) : 0);
        ratesDps[0] = 60 * swing;
        ratesDps[1] = 0;
        ratesDps[2] = 0;
    }
}

/// <summary>The AFE's bus and pins, seen: what the firmware drives the power to, and when its supply collapses in a transfer.</summary>
internal sealed class ChaosAfe(ISpiPort bus, IAfePins pins, ChaosClock clock) : ISpiPort, IAfePins
{
    public bool IsPowered { get; private set; }

    public void Exchange(byte[] write, byte[] read, int count)
    {
        clock.OnCall();
        bus.Exchange(write, read, count);
    }

    public void SetPower(bool high)
    {
        IsPowered = high;
        pins.SetPower(high);
    }

    public void SetReset(bool high) => pins.SetReset(high);

    public void SetStart(bool high) => pins.SetStart(high);
}

/// <summary>The bus of the small chips, on which a supply can collapse in a transfer or one can fail; what the chips' models allocate is not the firmware's.</summary>
internal sealed class ChaosI2c(II2cPort bus, ChaosClock clock) : II2cPort
{
    /// <summary>Transfers that succeed before the next one fails, once; negative for no failure.</summary>
    public int FailAfter { get; set; } = -1;

    public bool Write(int address, byte[] buffer, int count)
    {
        clock.OnCall();
        if (FailAfter >= 0 && FailAfter-- == 0)
            return false;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var taken = bus.Write(address, buffer, count);
        clock.Disregard(GC.GetAllocatedBytesForCurrentThread() - before);
        return taken;
    }

    public bool WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        clock.OnCall();
        if (FailAfter >= 0 && FailAfter-- == 0)
            return false;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answered = bus.WriteRead(address, write, writeCount, read, readCount);
        clock.Disregard(GC.GetAllocatedBytesForCurrentThread() - before);
        return answered;
    }
}

/// <summary>The store; what its model allocates is not the firmware's.</summary>
internal sealed class ChaosStore(VirtualStore store, ChaosClock clock) : INonVolatileStore
{
    public int Read(int file, byte[] buffer) => store.Read(file, buffer);

    public bool Write(int file, byte[] buffer, int length)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var written = store.Write(file, buffer, length);
        clock.Disregard(GC.GetAllocatedBytesForCurrentThread() - before);
        return written;
    }

    public bool Delete(int file) => store.Delete(file);
}

/// <summary>The engine, seen: which frames were read, passed over, lost or given up.</summary>
internal sealed class ChaosEngine(AcquisitionEngineModel engine, FrameLedger ledger, ChaosClock clock) : IAcquisitionEngine
{
    public bool IsRunning { get; private set; }

    public int Unread => engine.Unread;

    public int Overruns => engine.Overruns;

    public int BadFrames => engine.BadFrames;

    public int SampleSets => engine.SampleSets;

    public int LeadOff => engine.LeadOff;

    public bool Start(EngineSettings settings)
    {
        clock.OnCall();
        ledger.OnStart(settings);
        var starts = engine.Start(settings);
        IsRunning |= starts;
        return starts;
    }

    public void Stop()
    {
        ledger.OnStop();
        engine.Stop();
        IsRunning = false;
    }

    public int Read(byte[] frame)
    {
        var length = engine.Read(frame);
        if (length > 0)
            ledger.OnRead(frame, length, engine);
        return length;
    }

    public int Recall(int sequence, byte[] frame)
    {
        var length = engine.Recall(sequence, frame);
        ledger.OnRecall(frame, length);
        return length;
    }

    public void Skip(int count)
    {
        ledger.OnSkip(Math.Min(count, engine.Unread));
        engine.Skip(count);
    }

    public int ReadStatistics(int[] statistics) => engine.ReadStatistics(statistics);
}
