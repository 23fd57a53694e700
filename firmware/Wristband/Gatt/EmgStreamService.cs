using System;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>
/// Sends every block of the ring as one notification. The samples come packed, so that a frame costs a header, a copy and a
/// checksum, all of them independent of the number of samples in managed code.
/// </summary>
public sealed class EmgStreamService
{
    private readonly IGattPeripheral _radio;
    private readonly IChecksum _checksum;
    private readonly BlockRing _ring;
    private readonly DeviceStatus _status;
    private readonly int _frames;
    private readonly byte[] _buffer = new byte[EmgStreamFormat.MaxFrameLength];
    private int _sent;

    /// <summary>Adds the characteristic to the radio.</summary>
    public EmgStreamService(IGattPeripheral radio, IChecksum checksum, BlockRing ring, DeviceStatus status, LinkSecurity security)
    {
        _radio = radio;
        _checksum = checksum;
        _ring = ring;
        _status = status;
        _frames = radio.AddCharacteristic(GattUuids.EmgStreamService, GattUuids.EmgFrames, GattProperties.Notify, security);
    }

    /// <summary>Frames that the radio took since power-up.</summary>
    public int Sent
    {
        get { return _sent; }
    }

    /// <summary>
    /// Sends until the ring is empty or the radio has no room. A busy radio leaves the block where it is and is counted in the
    /// status; without a listener the block is discarded; a block too long for the link is dropped and counted.
    /// </summary>
    public void Send()
    {
        AcquisitionBlock block;
        while (_ring.TryPeek(out block))
        {
            NotifyResult result = _radio.Notify(_frames, _buffer, Write(block));
            if (result == NotifyResult.Busy)
            {
                _status.RadioBusy++;
                return;
            }

            if (result == NotifyResult.TooLong)
            {
                _ring.Drop();
            }
            else
            {
                _ring.Pop();
            }

            if (result == NotifyResult.Sent)
            {
                _sent++;
            }
        }
    }

    private int Write(AcquisitionBlock block)
    {
        EmgFrameCodec.WriteHeader(
            _buffer,
            0,
            block.Flags,
            block.Sequence,
            block.DeviceTicks,
            block.FirstChannel,
            block.ChannelCount,
            block.SampleCount);
        Array.Copy(block.Payload, 0, _buffer, EmgStreamFormat.PayloadOffset, block.PayloadLength);
        int length = EmgStreamFormat.PayloadOffset + block.PayloadLength;
        return EmgFrameCodec.Seal(_buffer, 0, length, _checksum.Crc32(_buffer, 0, length));
    }
}
