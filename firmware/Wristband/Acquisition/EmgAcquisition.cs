using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Acquisition;

/// <summary>
/// The state machine of the stream: idle, streaming, or stopped by a fault. It runs the AFE and the acquisition engine and
/// brings finished blocks into the ring. State, fault and settings are written into the device status that the services share.
/// </summary>
public sealed class EmgAcquisition
{
    /// <summary>Blocks that the engine makes in a second; one is as long as the pause between two wakes of managed code.</summary>
    public const int BlocksPerSecond = 100;

    private readonly Ads1298 _afe;
    private readonly int _afeCount;
    private readonly IAcquisitionEngine _engine;
    private readonly IGattPeripheral _radio;
    private readonly BlockRing _ring;
    private readonly DeviceStatus _status;
    private readonly EngineSettings _settings = new EngineSettings();
    private readonly FramePlan _plan = new FramePlan();

    /// <summary>Makes the state machine, set to every channel of <paramref name="afeCount"/> chips (1 or 2) at 1000 Hz in the smaller coding.</summary>
    public EmgAcquisition(Ads1298 afe, int afeCount, IAcquisitionEngine engine, IGattPeripheral radio, BlockRing ring, DeviceStatus status)
    {
        _afe = afe;
        _afeCount = afeCount;
        _engine = engine;
        _radio = radio;
        _ring = ring;
        _status = status;
        _status.ChannelCount = afeCount * Electrodes.ChannelsPerChip;
        _status.RateHz = 1000;
        _status.Coding = ControlPoint.CodingSmallest;
        _status.LsbPicovolts = Electrodes.LsbPicovolts;
    }

    /// <summary>Whether blocks are being made.</summary>
    public bool IsStreaming
    {
        get { return _status.State == DeviceStatus.StateStreaming; }
    }

    /// <summary>Powers up the AFE; what it finds wrong becomes the status's fault. False only if the board is shutting down.</summary>
    public bool PowerUp()
    {
        Ads1298Result result = _afe.PowerUp();
        Note(result);
        return result != Ads1298Result.ShuttingDown;
    }

    /// <summary>Sets rate (500, 1000 or 2000 Hz), channels (8, or 16 where two chips are) and coding; false, and nothing is changed, if one is out of range. Not while streaming.</summary>
    public bool TrySetStream(int rateHz, int channelCount, int coding)
    {
        bool rateFits = rateHz == 500 || rateHz == 1000 || rateHz == 2000;
        bool channelsFit = (channelCount == 8 || channelCount == 16) && channelCount <= _afeCount * Electrodes.ChannelsPerChip;
        bool codingFits = coding == ControlPoint.CodingRaw || coding == ControlPoint.CodingSmallest;
        if (!rateFits || !channelsFit || !codingFits)
        {
            return false;
        }

        _status.RateHz = rateHz;
        _status.ChannelCount = channelCount;
        _status.Coding = coding;
        return true;
    }

    /// <summary>Starts the stream as set, cut into frames for the present link; false, with the reason in the status, if the AFE or the engine does not follow. Not while streaming.</summary>
    public bool TryStart()
    {
        // An AFE that is not what it should be stays refused until the next power-up; an engine's refusal may end with other settings.
        if (_status.Fault == FaultCode.AfeIdentity || _status.Fault == FaultCode.AfeRegister)
        {
            return false;
        }

        Note(_afe.SetRate(_status.RateHz));
        if (_status.State == DeviceStatus.StateFault)
        {
            return false;
        }

        _settings.ChannelCount = _status.ChannelCount;
        _settings.RateHz = _status.RateHz;
        _settings.SamplesPerBlock = _status.RateHz / BlocksPerSecond;
        _settings.RightShift = Electrodes.RightShift;
        _settings.Coding = _status.Coding;
        _plan.Fit(_radio.MaxNotificationLength, _settings.ChannelCount, _settings.SamplesPerBlock);
        _settings.SamplesPerPart = _plan.SamplesPerFrame;
        _settings.ChannelsPerPart = _plan.ChannelsPerFrame;
        if (!_engine.Start(_settings))
        {
            _status.State = DeviceStatus.StateFault;
            _status.Fault = FaultCode.Engine;
            return false;
        }

        _ring.Clear();
        _status.LeadOff = 0;
        _status.RadioBusy = 0;
        _status.State = DeviceStatus.StateStreaming;
        _afe.Start();
        return true;
    }

    /// <summary>Stops the stream and forgets blocks that are not sent; nothing happens if there is none.</summary>
    public void Stop()
    {
        if (!IsStreaming)
        {
            return;
        }

        // The engine first: it answers DRDY on the bus that the driver is about to use.
        _engine.Stop();
        _afe.Stop();
        while (_ring.Count > 0)
        {
            _ring.Pop();
        }

        _status.State = DeviceStatus.StateIdle;
    }

    /// <summary>Brings every finished block from the engine into the ring and the losses of both into the status.</summary>
    public void Collect()
    {
        if (!IsStreaming)
        {
            return;
        }

        while (_engine.TryRead(_ring.Next))
        {
            _status.LeadOff = _ring.Next.LeadOff;
            _ring.Push();
        }

        _status.DroppedBlocks = _ring.Dropped;
        _status.Overruns = _engine.Overruns;
    }

    private void Note(Ads1298Result result)
    {
        _status.Fault = result == Ads1298Result.WrongIdentity ? FaultCode.AfeIdentity
            : result == Ads1298Result.RegisterMismatch ? FaultCode.AfeRegister
            : FaultCode.None;
        _status.State = _status.Fault == FaultCode.None ? DeviceStatus.StateIdle : DeviceStatus.StateFault;
    }
}
