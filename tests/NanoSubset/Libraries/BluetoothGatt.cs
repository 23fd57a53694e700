using System;
using nanoFramework.Device.Bluetooth.Advertisement;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile
{
    public class GattServiceProvider
    {
        internal GattServiceProvider() => throw null;

        public GattServiceProviderAdvertisementStatus AdvertisementStatus => throw null;

        public GattLocalService Service => throw null;

        public static GattServiceProviderResult Create(Guid serviceUuid) => throw null;

        public void StartAdvertising() => throw null;

        public void StartAdvertising(GattServiceProviderAdvertisingParameters parameters) => throw null;

        public void StopAdvertising() => throw null;
    }

    public enum GattServiceProviderAdvertisementStatus
    {
        Created = 0,
        Stopped = 1,
        Started = 2,
        Aborted = 3,
        StartedWithoutAllAdvertisementData = 4,
    }

    public class GattServiceProviderResult
    {
        internal GattServiceProviderResult() => throw null;

        public BluetoothError Error => throw null;

        public GattServiceProvider ServiceProvider => throw null;
    }

    public class GattServiceProviderAdvertisingParameters
    {
        public GattServiceProviderAdvertisingParameters() => throw null;

        public bool IsDiscoverable
        {
            get => throw null;
            set => throw null;
        }

        public bool IsConnectable
        {
            get => throw null;
            set => throw null;
        }

        public Buffer ServiceData
        {
            get => throw null;
            set => throw null;
        }

        public BluetoothLEAdvertisement Advertisement => throw null;

        public bool CustomAdvertisement
        {
            get => throw null;
            set => throw null;
        }
    }

    public class GattLocalService
    {
        internal GattLocalService() => throw null;

        public GattLocalCharacteristic[] Characteristics => throw null;

        public Guid Uuid => throw null;

        public GattLocalCharacteristicResult CreateCharacteristic(Guid characteristicUuid, GattLocalCharacteristicParameters parameters) => throw null;
    }

    public class GattSession
    {
        internal GattSession() => throw null;

        public delegate void GattSessionStatusChangedEventHandler(object sender, GattSessionStatusChangedEventArgs args);

        public event GattSessionStatusChangedEventHandler SessionStatusChanged
        {
            add => throw null;
            remove => throw null;
        }

        public event EventHandler MaxPduSizeChanged
        {
            add => throw null;
            remove => throw null;
        }

        public BluetoothDeviceId DeviceId => throw null;

        public ushort MaxMtuSize => throw null;

        public static GattSession FromDeviceId(BluetoothDeviceId deviceId) => throw null;
    }

    public enum GattSessionStatus
    {
        Closed = 0,
        Active = 1,
    }

    public class GattSessionStatusChangedEventArgs
    {
        internal GattSessionStatusChangedEventArgs() => throw null;

        public GattSessionStatus Status => throw null;

        public BluetoothError Error => throw null;
    }

    public class GattSubscribedClient
    {
        internal GattSubscribedClient() => throw null;

        public ushort MaxNotificationSize => throw null;

        public GattSession Session => throw null;
    }
}
