using System.Collections;
using System.Reflection;

namespace System
{
    public class Object
    {
        public static bool Equals(object objA, object objB) => throw null;

        public static bool ReferenceEquals(object objA, object objB) => throw null;

        public virtual bool Equals(object obj) => throw null;

        public virtual int GetHashCode() => throw null;

        public Type GetType() => throw null;

        public virtual string ToString() => throw null;

        protected object MemberwiseClone() => throw null;
    }

    public abstract class ValueType
    {
        public override bool Equals(object obj) => throw null;
    }

    public abstract class Enum : ValueType
    {
        public bool HasFlag(Enum flag) => throw null;

        public override string ToString() => throw null;
    }

    public abstract class Array : ICloneable, IList
    {
        public int Length => throw null;

        public bool IsFixedSize => throw null;

        public bool IsReadOnly => throw null;

        public bool IsSynchronized => throw null;

        public object SyncRoot => throw null;

        int ICollection.Count => throw null;

        object IList.this[int index]
        {
            get => throw null;
            set => throw null;
        }

        public static Array CreateInstance(Type elementType, int length) => throw null;

        public static void Copy(Array sourceArray, Array destinationArray, int length) => throw null;

        public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length) => throw null;

        public static void Clear(Array array, int index, int length) => throw null;

        public static int BinarySearch(Array array, object value, IComparer comparer) => throw null;

        public static int IndexOf(Array array, object value) => throw null;

        public static int IndexOf(Array array, object value, int startIndex) => throw null;

        public static int IndexOf(Array array, object value, int startIndex, int count) => throw null;

        public object GetValue(int index) => throw null;

        public object Clone() => throw null;

        public void CopyTo(Array array, int index) => throw null;

        public IEnumerator GetEnumerator() => throw null;

        int IList.Add(object value) => throw null;

        bool IList.Contains(object value) => throw null;

        void IList.Clear() => throw null;

        int IList.IndexOf(object value) => throw null;

        void IList.Insert(int index, object value) => throw null;

        void IList.Remove(object value) => throw null;

        void IList.RemoveAt(int index) => throw null;
    }

    public abstract class Delegate
    {
        public MethodInfo Method => throw null;

        public object Target => throw null;

        public static Delegate Combine(Delegate a, Delegate b) => throw null;

        public static Delegate Remove(Delegate source, Delegate value) => throw null;

        public static bool operator ==(Delegate d1, Delegate d2) => throw null;

        public static bool operator !=(Delegate d1, Delegate d2) => throw null;

        public override bool Equals(object obj) => throw null;

        public virtual Delegate[] GetInvocationList() => throw null;
    }

    public abstract class MulticastDelegate : Delegate
    {
        public static bool operator ==(MulticastDelegate d1, MulticastDelegate d2) => throw null;

        public static bool operator !=(MulticastDelegate d1, MulticastDelegate d2) => throw null;

        public override bool Equals(object obj) => throw null;
    }

    public delegate void Action();

    public delegate void EventHandler(object sender, EventArgs e);

    public class EventArgs
    {
        public static readonly EventArgs Empty;
    }

    public abstract class Type : MemberInfo
    {
        public abstract string FullName { get; }

        public abstract Type BaseType { get; }

        public bool IsArray => throw null;

        public bool IsClass => throw null;

        public bool IsEnum => throw null;

        public bool IsInterface => throw null;

        public bool IsValueType => throw null;

        public static Type GetType(string typeName) => throw null;

        public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => throw null;

        public abstract Type GetElementType();

        public virtual bool IsInstanceOfType(object o) => throw null;

        public virtual bool IsSubclassOf(Type c) => throw null;
    }

    public struct RuntimeTypeHandle
    {
    }

    public struct RuntimeFieldHandle
    {
    }

    public struct RuntimeMethodHandle
    {
    }
}
