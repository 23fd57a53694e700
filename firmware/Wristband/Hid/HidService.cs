using System;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Hid;

/// <summary>
/// The band as mouse and keyboard (Bluetooth SIG, HID Service 1.0 and HID over GATT Profile 1.0): what a computer reads of it, and the
/// two reports. There is no boot protocol, so that the protocol mode, which only that needs, is left out.
/// </summary>
public sealed class HidService
{
    /// <summary>Appearance that is advertised: generic HID (Assigned Numbers §2.6).</summary>
    public const int Appearance = 0x03C0;

    /// <summary>Command of the HID control point: the host sleeps.</summary>
    public const int CommandSuspend = 0x00;

    /// <summary>Command of the HID control point: the host is awake again.</summary>
    public const int CommandExitSuspend = 0x01;

    private const int ReportTypeInput = 1;
    private readonly IGattPeripheral _radio;
    private readonly int _control;
    private readonly int _keyboard;
    private readonly int _mouse;
    private readonly byte[] _command = new byte[1];
    private int _link;
    private bool _isSuspended;

    // HID 1.11, no country; connectable at any time, and it wakes no sleeping host: a twitch would.
    private static readonly byte[] Information = { 0x11, 0x01, 0x00, 0x02 };

    /// <summary>Adds the characteristics to the radio, after those of the other services.</summary>
    public HidService(IGattPeripheral radio, LinkSecurity security)
    {
        _radio = radio;
        DeviceInformationService.PublishPnpId(radio, security);
        int information = radio.AddCharacteristic(GattUuids.HidService, GattUuids.HidInformation, GattProperties.Read, security);
        radio.SetValue(information, Information, Information.Length);
        int map = radio.AddCharacteristic(GattUuids.HidService, GattUuids.ReportMap, GattProperties.Read, security);
        radio.SetValue(map, HidReportMap.Bytes, HidReportMap.Bytes.Length);
        _control = radio.AddCharacteristic(GattUuids.HidService, GattUuids.HidControlPoint, GattProperties.WriteWithoutResponse, security);
        _keyboard = AddReport(radio, security, HidReportMap.KeyboardId, HidReportMap.KeyboardLength);
        _mouse = AddReport(radio, security, HidReportMap.MouseId, HidReportMap.MouseLength);
    }

    /// <summary>Whether a host has asked for both reports.</summary>
    public bool HasHost
    {
        get { return _radio.IsConnected && _radio.IsSubscribed(_keyboard) && _radio.IsSubscribed(_mouse); }
    }

    /// <summary>Whether the host has said that it sleeps.</summary>
    public bool IsSuspended
    {
        get { return _isSuspended; }
    }

    /// <summary>Hears what the host says of its own sleep; a host that is gone sleeps no longer.</summary>
    public void Step()
    {
        if (!_radio.IsConnected || _link != _radio.Connections)
        {
            _link = _radio.Connections;
            _isSuspended = false;
        }

        while (_radio.TakeWrite(_control, _command) > 0)
        {
            if (_command[0] <= CommandExitSuspend)
            {
                _isSuspended = _command[0] == CommandSuspend;
            }
        }
    }

    /// <summary>Sends a keyboard report, of <see cref="HidReportMap.KeyboardLength"/> bytes.</summary>
    public NotifyResult SendKeyboard(byte[] report)
    {
        return Send(_keyboard, report, HidReportMap.KeyboardLength);
    }

    /// <summary>Sends a mouse report, of <see cref="HidReportMap.MouseLength"/> bytes.</summary>
    public NotifyResult SendMouse(byte[] report)
    {
        return Send(_mouse, report, HidReportMap.MouseLength);
    }

    private static int AddReport(IGattPeripheral radio, LinkSecurity security, int id, int length)
    {
        int handle = radio.AddCharacteristic(GattUuids.HidService, GattUuids.Report, GattProperties.Read | GattProperties.Notify, security);
        radio.AddDescriptor(handle, GattUuids.ReportReference, new byte[] { (byte)id, ReportTypeInput });
        radio.SetValue(handle, new byte[length], length);
        return handle;
    }

    private NotifyResult Send(int handle, byte[] report, int length)
    {
        NotifyResult result = _radio.Notify(handle, report, length);
        if (result == NotifyResult.Sent)
        {
            _radio.SetValue(handle, report, length);
        }

        return result;
    }
}
