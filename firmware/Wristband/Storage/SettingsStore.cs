using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Supervision;

namespace NeuralGlasses.Wristband.Storage;

/// <summary>
/// Keeps the settings over a power cycle: loaded at start, saved after a change, seldom enough for the flash. A failed save
/// is counted, noted once until the next that succeeds, and tried again.
/// </summary>
public sealed class SettingsStore
{
    /// <summary>Shortest time between two saves, in microseconds.</summary>
    public const int IntervalMicroseconds = 10000000;

    /// <summary>Time from a failed save to the next, in microseconds.</summary>
    public const int RetryMicroseconds = 600000000;

    /// <summary>Longest payload of any version, in bytes; a later one that exceeds it would not be read.</summary>
    public const int Capacity = 320;

    // "NGST" as it lies in the file.
    private const uint Magic = 0x5453474E;

    private readonly IMonotonicClock _clock;
    private readonly WristbandSettings _settings;
    private readonly FaultLog _faults;
    private readonly TwoSlotRecord _record;
    private readonly byte[] _payload = new byte[Capacity];
    private bool _isLoaded;
    private bool _isHealing;
    private bool _isFailing;
    private int _savedRevision;
    private long _nextMicroseconds;

    /// <summary>Makes the store of these settings; nothing is read yet.</summary>
    public SettingsStore(INonVolatileStore store, IMonotonicClock clock, WristbandSettings settings, FaultLog faults)
    {
        _clock = clock;
        _settings = settings;
        _faults = faults;
        _record = new TwoSlotRecord(store, StoreFile.SettingsFirst, StoreFile.SettingsSecond, Magic, WristbandSettings.FormatVersion, Capacity);
    }

    /// <summary>Whether something waits to be saved.</summary>
    public bool IsDirty
    {
        get { return _isLoaded && (_isHealing || _settings.Revision != _savedRevision); }
    }

    /// <summary>Saves that failed.</summary>
    public int Failures
    {
        get { return _record.Failures; }
    }

    /// <summary>
    /// Takes the saved settings over; defaults if there are none. When both slots are damaged the fault is noted and the
    /// defaults are not saved over them until something is set.
    /// </summary>
    public LoadResult Load()
    {
        LoadResult result = _record.Load(_payload);
        _settings.Read(_payload, _record.Length);
        _savedRevision = _settings.Revision;
        _isHealing = result == LoadResult.Recovered;
        _isLoaded = true;
        if (result == LoadResult.Damaged)
        {
            _faults.Note(FaultCode.SettingsLost, StoreFile.SettingsFirst);
        }

        return result;
    }

    /// <summary>Saves a change when its time has come. Nothing is saved before <see cref="Load"/>, which defaults would overwrite.</summary>
    public void Step()
    {
        if (IsDirty && _clock.Microseconds >= _nextMicroseconds)
        {
            Save();
        }
    }

    /// <summary>Saves a change at once, before the board is powered off, sleeps or is reset; false if it could not.</summary>
    public bool Flush()
    {
        if (IsDirty)
        {
            Save();
        }

        return !IsDirty;
    }

    /// <summary>Sets every default, forgets the profile, and saves that over both copies at once, so that nothing of the wearer stays in the store.</summary>
    public void Forget()
    {
        _settings.RestoreDefaults();
        Save();
        Save();
    }

    private void Save()
    {
        int revision = _settings.Revision;
        if (_record.Save(_payload, _settings.Write(_payload)) == SaveResult.Saved)
        {
            _savedRevision = revision;
            _isHealing = false;
            _isFailing = false;
            _faults.ClearStorage(StoreFile.SettingsFirst);
            _nextMicroseconds = _clock.Microseconds + IntervalMicroseconds;
            return;
        }

        _nextMicroseconds = _clock.Microseconds + RetryMicroseconds;
        if (!_isFailing)
        {
            _isFailing = true;
            _faults.Note(FaultCode.Storage, StoreFile.SettingsFirst);
        }
    }
}
