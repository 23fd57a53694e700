using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Wristband.Supervision;

/// <summary>
/// Counts the starts and those that failed in a row. A start has failed if the run ends within a minute without
/// <see cref="EndClean"/>. After three failed starts the next is in safe mode, so that what crashes the band at its start
/// cannot keep it from being reached. A store that takes no write never gets there.
/// </summary>
public sealed class BootRecord
{
    /// <summary>Healthy running, in microseconds, after which a start has succeeded.</summary>
    public const int HealthyMicroseconds = 60000000;

    /// <summary>Failed starts in a row after which the next is in safe mode.</summary>
    public const int FailedStartsToSafeMode = 3;

    private const int RetryMicroseconds = 10000000;
    private const int FormatVersion = 1;
    private const int FailedOffset = 4;
    private const int RunningOffset = 5;
    private const int PayloadLength = 6;

    // "NGBT" as it lies in the file.
    private const uint Magic = 0x5442474E;

    private readonly IMonotonicClock _clock;
    private readonly TwoSlotRecord _record;
    private readonly byte[] _payload = new byte[PayloadLength];
    private FaultLog _faults;
    private int _reason;
    private uint _number;
    private int _failedStarts;
    private bool _wasUnexpected;
    private bool _isStoreBroken;
    private bool _hasSucceeded;
    private long _healthySince;
    private long _nextMicroseconds;

    /// <summary>Makes the record; nothing is read yet.</summary>
    public BootRecord(INonVolatileStore store, IMonotonicClock clock)
    {
        _clock = clock;
        _record = new TwoSlotRecord(store, StoreFile.BootFirst, StoreFile.BootSecond, Magic, FormatVersion, PayloadLength);
    }

    /// <summary>Number of this boot, the first being 1; it begins anew if the record is lost.</summary>
    public uint Number
    {
        get { return _number; }
    }

    /// <summary>Why the firmware started, one of <see cref="ResetReason"/>.</summary>
    public int Reason
    {
        get { return _reason; }
    }

    /// <summary>Starts that failed in a row before this one, up to 255.</summary>
    public int FailedStarts
    {
        get { return _failedStarts; }
    }

    /// <summary>Whether this run is to do only what is needed to be reached; it stays so until the next start.</summary>
    public bool IsSafeMode
    {
        get { return _failedStarts >= FailedStartsToSafeMode; }
    }

    /// <summary>Whether the last run ended by the watchdog, by a brown-out, or without <see cref="EndClean"/>.</summary>
    public bool WasUnexpected
    {
        get { return _wasUnexpected; }
    }

    /// <summary>Counts this start as failed until it has shown otherwise, and saves that; the reason is one of <see cref="ResetReason"/>. The run before a wake from sleep ended cleanly.</summary>
    public void Start(int reason)
    {
        LoadResult loaded = _record.Load(_payload);
        bool isKnown = _record.Length >= PayloadLength;
        bool isWake = reason == ResetReason.WakeOnMotion || reason == ResetReason.WakeOnButton;
        bool isCrash = reason == ResetReason.Watchdog || reason == ResetReason.BrownOut;
        _reason = reason;
        _number = (isKnown ? LittleEndian.ReadUInt32(_payload, 0) : 0) + 1;
        _failedStarts = isKnown && !isWake ? _payload[FailedOffset] : 0;
        _wasUnexpected = isCrash || (isKnown && !isWake && _payload[RunningOffset] != 0);
        _healthySince = _clock.Microseconds;
        bool isSaved = TrySave(_failedStarts < 0xFF ? _failedStarts + 1 : 0xFF, true);
        _isStoreBroken = loaded == LoadResult.Damaged || !isSaved;
    }

    /// <summary>Notes what this start has found, and later that the record could be saved after all; call it once, when the log has loaded what it had saved.</summary>
    public void Report(FaultLog faults)
    {
        _faults = faults;
        if (_isStoreBroken)
        {
            faults.Note(FaultCode.Storage, StoreFile.BootFirst);
        }

        if (_wasUnexpected)
        {
            faults.Note(FaultCode.UnexpectedRestart, _reason);
        }

        if (IsSafeMode)
        {
            faults.Note(FaultCode.SafeMode, _failedStarts);
        }
    }

    /// <summary>Counts the healthy time and saves that the start has succeeded once it is a minute; what is not healthy begins the minute anew.</summary>
    public void Step(bool isHealthy)
    {
        long now = _clock.Microseconds;
        if (!isHealthy)
        {
            _healthySince = now;
        }

        if (!_hasSucceeded && now - _healthySince >= HealthyMicroseconds && now >= _nextMicroseconds)
        {
            _hasSucceeded = TrySave(0, true);
            _nextMicroseconds = now + RetryMicroseconds;
            if (_hasSucceeded && _faults != null)
            {
                _faults.ClearStorage(StoreFile.BootFirst);
            }
        }
    }

    /// <summary>Saves that this run ends as it should: before a power-off, a sleep or a reset that was asked for. False if it could not.</summary>
    public bool EndClean()
    {
        return TrySave(0, false);
    }

    private bool TrySave(int failedStarts, bool isRunning)
    {
        LittleEndian.WriteUInt32(_payload, 0, _number);
        _payload[FailedOffset] = (byte)failedStarts;
        _payload[RunningOffset] = (byte)(isRunning ? 1 : 0);
        return _record.Save(_payload, PayloadLength) == SaveResult.Saved;
    }
}
